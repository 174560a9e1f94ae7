using System.Collections.Immutable;
using Scout.Tool.Commands;

namespace Scout.Tool.CommandLine;

/// <summary>Every verb, in the order in which <c>--help</c> lists them: the order in which one needs them.</summary>
internal static class Verbs
{
    public static ImmutableArray<Verb> Create() =>
    [
        new Init(),
        new Status(),
        new Run(),
        new Commands.Runs(),
        new Logs(),
        new History(),
        new Show(),
        new Diff(),
        new Name(),
        new Promote(),
        new Rollback(),
        new Publish(),
        new Restore(),
        new Check(),
        new Gc(),
        new Completion(),
    ];
}
