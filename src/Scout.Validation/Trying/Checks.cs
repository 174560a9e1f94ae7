using System.Collections.Immutable;
using Scout.Environments.Queries;
using Scout.Validation.Judging;
using Scout.Validation.Suites;

namespace Scout.Validation.Trying;

/// <summary>The code that checks runs of both sides.</summary>
/// <param name="target">The revision whose bundle has it; none: there is none that could.</param>
internal sealed class Checks(RunTarget? target)
{
    private CheckMethods? _methods;

    /// <summary>What is wrong with a method that a suite names; none: nothing is.</summary>
    /// <exception cref="ScoutException">The methods cannot be read.</exception>
    public string? Problem(string method) => Find(method).Problem;

    /// <summary>The checks of cases in which nothing is wrong; none: they name none.</summary>
    public CodeChecks? Of(ImmutableArray<SuiteCase> cases)
    {
        var named = cases.SelectMany(one => one.Expect).OfType<Expectation.Code>().Select(expected => expected.Method).ToImmutableHashSet(StringComparer.Ordinal);
        return named.IsEmpty ? null : new(target!, named.ToImmutableDictionary(method => method, method => Find(method).Method!, StringComparer.Ordinal));
    }

    private (CheckMethod? Method, string? Problem) Find(string method) => target is null
        ? (null, $"{method} is code of what is validated, which would measure itself: with --suites-from, code that checks is taken from what it is compared with, and it is compared with nothing. Name a revision with --against.")
        : (_methods ??= CheckMethods.Of(target.Output)).Find(method);
}
