using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Answers;

/// <summary>What is wrong with the inputs of a run, each with its place.</summary>
internal static class ValidationAnswers
{
    private const string Root = "inputs";

    /// <summary>What is wrong, of the reasons why a run was not started.</summary>
    /// <param name="refusals">The reasons.</param>
    /// <returns>The problems, or none where the inputs are not the reason.</returns>
    public static WireValidation? OfRefusals(IEnumerable<RunError> refusals)
    {
        // Behind what introduces it, a message is a line as the check of the schema makes it.
        var lines = refusals.Where(refusal => refusal.Code == RunError.InputsDoNotFit)
            .Select(refusal => refusal.Message[Math.Max(0, refusal.Message.IndexOf($" {Root}", StringComparison.Ordinal) + 1)..]).ToArray();
        return lines.Length == 0 ? null : OfLines(lines);
    }

    /// <summary>What is wrong, in lines such as <c>inputs.user_mesage: unknown; did you mean user_message?</c></summary>
    public static WireValidation OfLines(IEnumerable<string> lines) => WireValidation.Of([.. lines.Select(Problem)]);

    private static WireProblem Problem(string line)
    {
        var place = Place(line, out var rest);
        var told = line.AsSpan(rest);
        return new(["body", .. place], line, told.StartsWith(": missing", StringComparison.Ordinal) ? "missing" : told.StartsWith(": unknown", StringComparison.Ordinal) ? "extra_forbidden" : "value_error");
    }

    // inputs.name, inputs.list[2].name, inputs["user-id"]: whatever stands behind such a place is about it.
    private static ImmutableArray<string> Place(string line, out int end)
    {
        var place = ImmutableArray.CreateBuilder<string>();
        end = 0;
        if (!line.StartsWith(Root, StringComparison.Ordinal))
        {
            return [Root];
        }

        place.Add(Root);
        for (end = Root.Length; Next(line.AsSpan(end), out var length) is { } part; end += length)
        {
            place.Add(part);
        }

        return place.ToImmutable();
    }

    private static string? Next(ReadOnlySpan<char> rest, out int length)
    {
        length = 0;
        switch (rest)
        {
            case ['.', .. var name]:
                var letters = name.IndexOfAnyExcept(Letters) is var at and >= 0 ? at : name.Length;
                length = letters + 1;
                return letters == 0 ? null : name[..letters].ToString();
            case ['[', '"', ..]:
                length = Quoted(rest) + 1;
                return length == 0 ? null : JsonSerializer.Deserialize<string>(rest[1..(length - 1)]);
            case ['[', .. var number] when number.IndexOf(']') is var bracket and > 0:
                length = bracket + 2;
                return number[..bracket].ToString();
            default:
                return null;
        }
    }

    // Where the bracket behind a quoted name is, or -1.
    private static int Quoted(ReadOnlySpan<char> rest)
    {
        for (var i = 2; i < rest.Length - 1; i++)
        {
            if (rest[i] == '\\')
            {
                i++;
            }
            else if (rest[i] == '"')
            {
                return rest[i + 1] == ']' ? i + 1 : -1;
            }
        }

        return -1;
    }

    private static System.Buffers.SearchValues<char> Letters { get; } = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
