using Scout.Revisions.Runs;
using Scout.Tool.Output;

namespace Scout.Tool.Running;

/// <summary>Shows nothing but what user code writes, which is no answer.</summary>
internal sealed class SilentRunView(Terminal terminal) : RunView
{
    private readonly TextWriter _error = TextWriter.Synchronized(terminal.Error);

    public override void Happened(RunEvent happened, RunSummary run)
    {
    }

    public override void Stays(RunSummary run)
    {
        foreach (var line in WaitText.HowToGoOn(run, stays: true))
        {
            _error.WriteLine(line);
        }
    }

    public override void Ended(RunSummary run)
    {
    }

    public override void UserLine(string line) => _error.WriteLine(line);
}
