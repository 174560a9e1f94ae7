using System.CommandLine;

namespace Scout.Tool.Running;

/// <summary>Options of every verb that goes on with a run.</summary>
internal static class RunOptions
{
    /// <summary>Leaves the run as soon as it only waits.</summary>
    public static Option<bool> NoWait() => new("--no-wait") { Description = "Leaves the run when it only waits for a time, an event or a decision (exit code 8), in place of staying with it. One whose records hide a secret cannot be left: nobody could go on with it." };
}
