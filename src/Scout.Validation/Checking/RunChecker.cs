using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;
using Scout.Validation.Suites;

namespace Scout.Validation.Checking;

/// <summary>Whether a run did what was expected of it. Pure.</summary>
internal static class RunChecker
{
    /// <summary>What was not as expected, each in a sentence with the line of the suite before it; none: all was.</summary>
    /// <param name="expected">What is expected.</param>
    /// <param name="run">A run that has its output.</param>
    public static ImmutableArray<string> Problems(ImmutableArray<Expectation> expected, RunSummary run) =>
        [.. expected.Select(one => (one, Problem: Problem(one, run))).Where(pair => pair.Problem is not null).Select(pair => $"line {pair.one.Place.Line}: {pair.Problem}")];

    private static string? Problem(Expectation expected, RunSummary run) => expected switch
    {
        Expectation.IsEqual equal => Of(equal.Of, run, value => JsonElement.DeepEquals(value, equal.Value) ? null : $"{equal.Of} is {JsonParts.Shown(value)}, not {JsonParts.Shown(equal.Value)}"),
        Expectation.Output output => JsonParts.Missing(run.Output!.Value, output.Part),
        Expectation.Contains contains => Of(contains.Of, run, value => Contains(contains, value)),
        Expectation.Matches matches => Of(matches.Of, run, value => Matches(matches, value)),
        Expectation.Fits fits => Of(fits.Of, run, value => SchemaCheck.Validate(fits.Schema, value, out _, "it") is { IsEmpty: false } problems ? $"{fits.Of} does not fit the schema: {string.Join("; ", problems.Take(3))}" : null),
        Expectation.Number number => Of(number.Of, run, value => Number(number, value)),
        Expectation.Path path => Path(path, run),
        Expectation.Calls calls => Calls(calls, run),
        Expectation.NoFailures => Failures(run),
        Expectation.Time time => run.ElapsedMs > time.AtMost.TotalMilliseconds ? $"it took {Seconds(run.ElapsedMs!.Value)}, more than {Seconds(time.AtMost.TotalMilliseconds)}" : null,
        Expectation.Cost cost => Cost(cost, run),
        // Asked when all else holds.
        Expectation.Judge or Expectation.Code => Of(((Expectation.OfValue)expected).Of, run, _ => null),
        _ => throw new ArgumentOutOfRangeException(nameof(expected)),
    };

    /// <summary>The value that something is expected of; none where there is none.</summary>
    public static JsonElement? Value(Subject of, RunSummary run)
    {
        JsonElement? found = null;
        Of(of, run, value =>
        {
            found = value;
            return null;
        });
        return found;
    }

    private static string? Of(Subject of, RunSummary run, Func<JsonElement, string?> problem)
    {
        var value = run.Output;
        if (of.Block is { } block)
        {
            if (BlockShape.LastNamed(run.Order, block) is not { } path)
            {
                return $"'{block}' did not run";
            }

            value = run.Blocks[path].Output;
        }

        return value is not { } whole ? $"'{of.Block}' has no output"
            : JsonParts.Find(whole, of.At) is { } found ? problem(found)
            : $"there is no {of.At} in {of with { At = "" }}: {JsonParts.Shown(whole)}";
    }

    private static string? Contains(Expectation.Contains expected, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when expected.Value.ValueKind == JsonValueKind.String => value.GetString()!.Contains(expected.Value.GetString()!, StringComparison.Ordinal) ? null : $"{expected.Of} does not contain {JsonParts.Shown(expected.Value)}: {JsonParts.Shown(value)}",
        JsonValueKind.Array => value.EnumerateArray().Any(item => JsonParts.Missing(item, expected.Value) is null) ? null : $"{expected.Of} has no item {JsonParts.Shown(expected.Value)}: {JsonParts.Shown(value)}",
        _ => $"{expected.Of} is neither a list nor a text that could contain {JsonParts.Shown(expected.Value)}: {JsonParts.Shown(value)}",
    };

    private static string? Matches(Expectation.Matches expected, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return $"{expected.Of} is no text that could match a pattern: {JsonParts.Shown(value)}";
        }

        try
        {
            return expected.Pattern.IsMatch(value.GetString()!) ? null : $"{expected.Of} does not match {expected.Pattern}: {JsonParts.Shown(value)}";
        }
        catch (RegexMatchTimeoutException)
        {
            return $"whether {expected.Of} matches {expected.Pattern} took longer than a second to tell. Write the pattern without repetitions inside repetitions, look-arounds and references back";
        }
    }

    private static string? Number(Expectation.Number expected, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? expected.Bounds.Have(number) ? null : $"{expected.Of} is {value.GetRawText()}, not {expected.Bounds}"
            : $"{expected.Of} is no number: {JsonParts.Shown(value)}";

    private static string? Path(Expectation.Path expected, RunSummary run)
    {
        var ran = run.Order.Select(path => BlockShape.WithoutPlaces(path)).Distinct(StringComparer.Ordinal).ToArray();
        var missing = expected.Ran.Where(name => !run.Order.Exists(path => BlockShape.IsNamed(path, name))).ToArray();
        var unwanted = expected.NotRan.Where(name => run.Order.Exists(path => BlockShape.IsNamed(path, name))).ToArray();
        return missing.Length > 0 ? $"{Names(missing)} did not run; {string.Join(", ", ran)} did"
            : unwanted.Length > 0 ? $"{Names(unwanted)} ran"
            : null;
    }

    private static string? Calls(Expectation.Calls expected, RunSummary run)
    {
        var times = run.Order.Count(path => BlockShape.IsNamed(path, expected.Block));
        return times < expected.AtLeast ? $"'{expected.Block}' ran {Times(times)}, not {(expected.AtLeast == expected.AtMost ? "" : "at least ")}{Times(expected.AtLeast.Value)}"
            : times > expected.AtMost ? $"'{expected.Block}' ran {Times(times)}, not {(expected.AtLeast == expected.AtMost ? "" : "at most ")}{Times(expected.AtMost.Value)}"
            : null;
    }

    private static string? Failures(RunSummary run) =>
        run.Order.FirstOrDefault(path => run.Blocks[path] is { Replaces: not null } or { Attempts: > 1 } or { Error: not null }) is { } path && run.Blocks[path] is var block
            ? $"'{path}' failed{(block.Replaces is { } replaced ? $", and something was put in its place: {replaced.Message}" : block.Attempts > 1 ? $" and was tried {Times(block.Attempts)}" : $": {block.Error!.Message}")}"
            : null;

    private static string? Cost(Expectation.Cost expected, RunSummary run) =>
        run.Used.UnpricedRequests > 0 ? "what it cost is not known: a model that it asked has no price in scout.json"
        : (run.Used.Cost ?? 0) > expected.AtMost ? string.Create(CultureInfo.InvariantCulture, $"it cost {run.Used.Cost}, more than {expected.AtMost}")
        : null;

    private static string Names(IEnumerable<string> names) => string.Join(" and ", names.Select(name => $"'{name}'"));

    private static string Times(int count) => count switch { 0 => "never", 1 => "once", 2 => "twice", _ => $"{count.ToString(CultureInfo.InvariantCulture)} times" };

    private static string Seconds(double milliseconds) => milliseconds < 1000 ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms") : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.##} s");
}
