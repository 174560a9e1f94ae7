using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Revisions.Json;
using Scout.Revisions.Model;

namespace Scout.Revisions.Format;

/// <summary>Reads the parts of a revision that are no blocks.</summary>
internal static partial class RevisionReader
{
    public static Revision Revision(JsonPlace place)
    {
        var members = place.Object();
        var format = members.Required("format");
        if (format.Integer(1, int.MaxValue) != Model.Revision.CurrentFormat)
        {
            throw RevisionErrors.UnknownFormat(format);
        }

        var revision = new Revision
        {
            Workflow = WorkflowId(members.Required("workflow")),
            Input = members.Required("input").Schema(),
            Output = members.Required("output").Schema(),
            Body = new Scope { Blocks = Blocks(members.Required("blocks")), Result = Binding(members.Required("result")) },
            Calls = members.Optional("calls") is { } calls ? Map(calls, Pin) : Empty<string>(),
        };
        members.End();
        return revision;
    }

    /// <summary>A scope that yields a value.</summary>
    public static Scope ScopeWithResult(JsonPlace place)
    {
        var members = place.Object();
        var scope = new Scope { Blocks = Blocks(members.Required("blocks")), Result = Binding(members.Required("result")) };
        members.End();
        return scope;
    }

    /// <summary>A scope that runs for its effect.</summary>
    public static Scope ScopeWithoutResult(JsonPlace place)
    {
        var members = place.Object();
        var scope = new Scope { Blocks = Blocks(members.Required("blocks")), Result = null };
        members.End();
        return scope;
    }

    public static Binding Binding(JsonPlace place)
    {
        switch (place.Value.ValueKind)
        {
            case JsonValueKind.String: return new Binding.Expression(place.Text());
            case JsonValueKind.Object: break;
            default: throw place.Expected("an expression, {\"$literal\": ...} or an object of these");
        }

        if (!place.Value.TryGetProperty("$literal", out var literal))
        {
            return new Binding.Composite(Map(place, Binding));
        }

        var members = place.Object();
        members.Required("$literal");
        members.End();
        return new Binding.Literal(literal);
    }

    public static string WorkflowId(JsonPlace place) =>
        WorkflowIdPattern.IsMatch(place.Text()) ? place.Text() : throw place.Expected("a workflow id such as support-desk");

    public static ImmutableSortedDictionary<string, T> Map<T>(JsonPlace place, Func<JsonPlace, T> read) =>
        place.Members().ToImmutableSortedDictionary(member => member.Name, member => read(member.Place), StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, Block> Blocks(JsonPlace place) =>
        place.Members().ToImmutableSortedDictionary(member => member.Name, member => BlockReader.Block(member.Name, member.Place), StringComparer.Ordinal);

    private static string Pin(JsonPlace place) =>
        PinPattern.IsMatch(place.Text()) ? place.Text() : throw place.Expected("a revision id, sha256: and 64 hex digits");

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WorkflowIdPattern { get; }

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PinPattern { get; }
}
