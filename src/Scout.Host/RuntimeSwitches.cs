namespace Scout.Host;

/// <summary>Takes back what the runtimeconfig.json of a project turns on or off for a whole program, and what the host itself cannot do without: it is neither trimmed nor compiled ahead of time.</summary>
/// <remarks>
/// Switches are read when they are first asked for, so this comes before everything else. The others are the project's, and its code finds them as they are:
/// <list type="bullet">
/// <item>How fast and with how much memory: <c>System.GC.*</c>, <c>System.Runtime.TieredCompilation.*</c>, <c>TieredPGO</c>, <c>System.Threading.ThreadPool.*</c>, <c>System.Linq.Enumerable.IsSizeOptimized</c>, <c>DependencyInjection.DisableDynamicEngine</c>.</item>
/// <item>What its own code may do or shows of itself: <c>System.Net.*</c>, <c>System.Xml.*</c>, <c>BinaryFormatter</c>, UTF-7, custom resource types, COM, <c>EventSource</c>, <c>Meter</c>, startup hooks, hot reload.</item>
/// <item>Globalization and time zones: a machine without ICU could not even start otherwise. The host compares and writes text in no culture.</item>
/// <item>JSON by reflection, and the defaults of JSON options: the host's own options say all of it themselves.</item>
/// </list>
/// </remarks>
internal static class RuntimeSwitches
{
    private static readonly (string Name, bool Value)[] OfAWholeProgram =
    [
        // Defaults that attributes declare are null without it.
        ("System.ComponentModel.DefaultValueAttribute.IsSupported", true),
        // An error names the first line of the author's own code by it.
        ("System.Diagnostics.StackTrace.IsSupported", true),
        // Which members may be null is part of a schema, and so of a revision's id.
        ("System.Reflection.NullabilityInfoContext.IsSupported", true),
        // Error texts would be names of resources: Arg_KeyNotFound.
        ("System.Resources.UseSystemResourceKeys", false),
        // Expressions, regular expressions and services are interpreted without it, and services of generic value types are refused.
        ("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", true),
        ("System.Linq.Expressions.CanEmitObjectArrayDelegate", true),
        // Refuses services that work, because a trimmed program would lose members of theirs.
        ("Microsoft.Extensions.DependencyInjection.VerifyOpenGenericServiceTrimmability", false),
        // That a run's log is held open tells others that the run is alive.
        ("System.IO.DisableFileLocking", false),
    ];

    public static void Restore()
    {
        foreach (var (name, value) in OfAWholeProgram)
        {
            AppContext.SetSwitch(name, value);
        }
    }
}
