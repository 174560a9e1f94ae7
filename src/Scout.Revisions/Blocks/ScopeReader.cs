using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Revisions.Json;
using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>Reads scopes, and what blocks and results are made of.</summary>
internal static partial class ScopeReader
{
    /// <summary>A scope with its result; one that runs for its effect has none.</summary>
    public static Scope Scope(JsonPlace place, bool forItsEffect)
    {
        var members = place.Object();
        var scope = new Scope { Blocks = Blocks(members.Required("blocks")), Result = forItsEffect ? null : Binding(members.Required("result")) };
        members.End();
        return scope;
    }

    /// <summary>Blocks by id.</summary>
    public static ImmutableSortedDictionary<string, Block> Blocks(JsonPlace place) =>
        Map(place, BlockReader.Block);

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

    public static ImmutableSortedDictionary<string, T> Map<T>(JsonPlace place, Func<JsonPlace, T> read) => Map(place, (_, member) => read(member));

    private static ImmutableSortedDictionary<string, T> Map<T>(JsonPlace place, Func<string, JsonPlace, T> read)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (name, member) in place.Members())
        {
            map.Add(name, read(name, member));
        }

        return map.ToImmutable();
    }

    public static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WorkflowIdPattern { get; }
}
