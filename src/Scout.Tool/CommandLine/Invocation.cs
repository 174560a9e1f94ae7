using System.CommandLine;
using Scout.Environments;
using Scout.Environments.Projects;
using Scout.Runs;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.CommandLine;

/// <summary>One use of a verb: its arguments, the project and store that it is about, and where its answer goes.</summary>
internal sealed class Invocation
{
    private readonly ParseResult _parse;
    private readonly Lazy<ScoutProject> _project;
    private readonly Lazy<Store> _store;
    private readonly Lazy<RunStore> _runs;

    public Invocation(ParseResult parse, Terminal terminal)
    {
        _parse = parse;
        Terminal = terminal;
        _project = new(() => ScoutProject.Find(Folder));
        _store = new(() => OpenStore(Project));
        _runs = new(() => OpenRuns(Project));
    }

    /// <summary>Where the verb reads and writes.</summary>
    public Terminal Terminal { get; }

    /// <summary>The word that <c>--format</c> says: one of the verb's.</summary>
    public string Format => _parse.GetValue<string>(GlobalOptions.Format)!;

    /// <summary>Whether answers are written as JSON.</summary>
    public bool IsJson => Format == OutputFormat.Json.Name;

    /// <summary>The folder that <c>--project</c> names, else the working folder; absolute.</summary>
    public string Folder => GlobalOptions.FolderOf(_parse);

    /// <summary>The project: of the nearest <c>scout.json</c> upward.</summary>
    public ScoutProject Project => _project.Value;

    /// <summary>The project's store.</summary>
    public Store Store => _store.Value;

    /// <summary>The project's run store.</summary>
    public RunStore Runs => _runs.Value;

    /// <summary>An argument's value.</summary>
    public T? Get<T>(Argument<T> argument) => _parse.GetValue(argument);

    /// <summary>An option's value.</summary>
    public T? Get<T>(Option<T> option) => _parse.GetValue(option);

    /// <summary>Whether the option is on the command line.</summary>
    public bool Has(Option option) => _parse.GetResult(option) is { Implicit: false };

    /// <summary>Writes the answer: as one JSON document, or as text.</summary>
    /// <param name="answer">What <c>--format json</c> writes, snake_case.</param>
    /// <param name="json">How it is written then.</param>
    /// <param name="text">What is written else.</param>
    public void Answer<T>(T answer, ToolJson json, Action<IAnsiConsole> text)
    {
        Terminal.ShowActivity(null);
        if (IsJson)
        {
            Terminal.WriteJson(answer, json);
        }
        else
        {
            text(Terminal.Console);
        }
    }

    private Store OpenStore(ScoutProject project) => Store.Open(project, new() { Time = Terminal.Time, Progress = Terminal.ShowActivity, Guard = ToolGuard.Command });

    // A file that is no record of a run is nothing to stop for: the other runs are as they are.
    private RunStore OpenRuns(ScoutProject project)
    {
        var runs = RunStore.Open(project);
        foreach (var problem in runs.Problems)
        {
            Terminal.WriteWarning(problem.Code, problem.Message);
        }

        return runs;
    }
}
