using System.Collections.Immutable;
using Scout.Tool.CommandLine;
using Scout.Tool.Reviewing;
using Scout.Tool.Reviewing.Diffs;
using Scout.Tool.Running;
using Scout.Tool.Serving;
using Scout.Tool.Upkeep;
using Scout.Tool.Validating;

namespace Scout.Tool;

/// <summary>Every verb, in the order in which <c>--help</c> lists them: the order in which one needs them.</summary>
internal static class Verbs
{
    public static ImmutableArray<Verb> Create() =>
    [
        new Init(),
        new Status(),
        new Run(),
        new Running.Runs(),
        new Logs(),
        new Resume(),
        new Signal(),
        new Approve(),
        new Rerun(),
        new Cancel(),
        new Validate(),
        new Capture(),
        new Replay(),
        new UsageVerb(),
        new ConsoleVerb(),
        new Serve(),
        new Keys(),
        new Schedules(),
        new History(),
        new Show(),
        new Diff(),
        new Name(),
        new Promote(),
        new Rollback(),
        new Resolve(),
        new Publish(),
        new Restore(),
        new Check(),
        new Gc(),
        new Completion(),
    ];
}
