using System.CommandLine;
using System.Text.Json;
using Scout.Tool.CommandLine;
using Scout.Tool.Reviewing.Graphs;

namespace Scout.Tool.Reviewing;

/// <summary><c>show</c>: a revision, or its picture.</summary>
internal sealed class Show : Verb
{
    private readonly Argument<string> _revision = CommonArguments.Revision("REVISION", "The revision: latest, an environment, the beginning of an id, a name, production~1.");
    private readonly Option<string?> _graph = new Option<string?>("--graph") { Description = "The picture alone: text, or mermaid for a Markdown file.", HelpName = "text|mermaid" }.AcceptOnlyFromAmong("text", "mermaid");
    private readonly Option<string?> _workflow = CommonArguments.WorkflowOption("The workflow's id. May be left out where there is only one.");

    public Show()
        : base(
            "show",
            "A revision: its contract, its blocks and how they are connected, how its validations ended; with --format json all of it.",
            "dotnet scout show production",
            "dotnet scout show latest --graph mermaid")
    {
        Add(_revision);
        Add(_graph);
        Add(_workflow);
    }

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var details = invocation.Store.Show(invocation.Get(_revision)!, invocation.Get(_workflow));
        var revision = JsonElement.Parse(details.Revision.Bytes.Span);
        switch (invocation.Get(_graph))
        {
            case "mermaid":
                invocation.Terminal.Output.Write(MermaidGraph.Of(revision, details.Annotations));
                break;
            case "text":
                GraphView.Write(invocation.Terminal.Console, revision, details.Annotations);
                break;
            default:
                var evidence = invocation.Store.JudgedEvidence(details.Entry.Workflow, details.Entry.RevisionId);
                invocation.Answer(ShowAnswer.Of(details, revision, evidence), ReviewingJson.Written, console =>
                {
                    ShowView.Write(console, details, revision);
                    EvidenceView.Write(console, evidence);
                });
                break;
        }

        return Task.FromResult(ExitCode.Done);
    }
}
