using System.CommandLine;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Reviewing;

/// <summary><c>name</c>: names a revision.</summary>
internal sealed class Name : Verb
{
    private readonly Argument<string> _revision = CommonArguments.Revision("REVISION", "The revision: latest, an environment, the beginning of an id, a name, production~1.");
    private readonly Argument<string> _name = new("NAME") { Description = "What the change is for, on one line." };
    private readonly Option<string?> _notes = new("--notes") { Description = "Notes, as long as they need to be.", HelpName = "TEXT" };
    private readonly Option<string?> _workflow = CommonArguments.WorkflowOption("The workflow's id. May be left out where there is only one.");

    public Name()
        : base(
            "name",
            "Names a revision; its id does not change.",
            "dotnet scout name latest \"Add fallback path for CRM timeout\" --notes \"Asked for by support\"")
    {
        Add(_revision);
        Add(_name);
        Add(_notes);
        Add(_workflow);
    }

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var entry = invocation.Store.Name(invocation.Get(_revision)!, invocation.Get(_name)!, invocation.Get(_notes), invocation.Get(_workflow));
        invocation.Answer(entry, ReviewingJson.Written, console => HistoryView.WriteEntry(console, entry, invocation.Terminal.Time.GetUtcNow()));
        return Task.FromResult(ExitCode.Done);
    }
}
