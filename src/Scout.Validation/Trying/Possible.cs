using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Schemas;
using Scout.Validation.Suites;

namespace Scout.Validation.Trying;

/// <summary>What a value may be like, by its schema. An expectation of what it cannot have would never hold; a schema that only asks of such members how they are would always hold.</summary>
internal sealed class Possible
{
    // A schema may lead to itself.
    private const int Deepest = 64;

    private static readonly SchemaView Anything = SchemaView.Of(JsonElement.Parse("true"));

    private readonly ImmutableArray<SchemaView> _kinds;

    private Possible(ImmutableArray<SchemaView> kinds) => _kinds = kinds;

    /// <summary>What fits a schema.</summary>
    public static Possible Of(JsonElement schema) => new([.. Kinds(SchemaView.Of(schema), Deepest)]);

    /// <summary>What is wrong with expecting something of a part of it; none: nothing.</summary>
    public string? Problem(Expectation.OfValue expected)
    {
        var here = this;
        foreach (var token in JsonPointer.Tokens(expected.Of.At))
        {
            if (here.Part(token) is not { } part)
            {
                return $"there is never a {expected.Of}: {here.Has(token)}";
            }

            here = part;
        }

        return expected is Expectation.Fits fits ? here.Unchecked(SchemaView.Of(fits.Schema.Json), Deepest) is { } problem ? $"the schema checks nothing of {problem}" : null : null;
    }

    // A member or an item, or that there is none.
    private Possible? Part(string token)
    {
        ImmutableArray<SchemaView> parts = [.. _kinds.SelectMany(kind => Parts(kind, token)).SelectMany(part => Kinds(part, Deepest))];
        return parts.IsEmpty ? null : new(parts);
    }

    private static IEnumerable<SchemaView> Parts(SchemaView kind, string token)
    {
        if (Allows(kind, "object"))
        {
            var named = kind.Members.Where(member => member.Name == token).Select(member => member.Schema).ToArray();
            if (named.Length > 0)
            {
                yield return named[0];
            }
            else if (kind.Entries is { } entries)
            {
                yield return entries;
            }
            else if (!kind.NamesMembers)
            {
                yield return Anything;
            }
        }

        if (Allows(kind, "array") && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            yield return kind.Items ?? Anything;
        }
    }

    private string? Unchecked(SchemaView asked, int depth)
    {
        if (depth == 0)
        {
            return null;
        }

        foreach (var (name, schema) in asked.Members)
        {
            var part = Part(name);
            if (part is null && !asked.Required.Contains(name))
            {
                return $"'{name}': {Has(name)} Where it has to be there all the same, name it under required.";
            }

            if (part?.Unchecked(schema, depth - 1) is { } inner)
            {
                return inner;
            }
        }

        var items = new Possible([.. _kinds.Where(kind => Allows(kind, "array")).SelectMany(kind => Kinds(kind.Items ?? Anything, Deepest))]);
        return asked.Choices.Select(choice => Unchecked(choice, depth - 1)).FirstOrDefault(problem => problem is not null)
            ?? (asked.Items is { } item && !items._kinds.IsEmpty ? items.Unchecked(item, depth - 1) : null);
    }

    private string Has(string token)
    {
        string[] names = [.. _kinds.SelectMany(kind => kind.Members).Select(member => member.Name).Distinct(StringComparer.Ordinal)];
        return names.Length == 0 ? $"it has no '{token}'." : $"it has no '{token}'; there are {string.Join(", ", names)}.{Suggestion.DidYouMean(token, names)}";
    }

    private static bool Allows(SchemaView kind, string type) => kind.Types is var types && (types.IsEmpty || types.Contains(type));

    // Each of the schemas of which a value fits one. Of false there is no value; a reference that leads nowhere may mean anything.
    private static IEnumerable<SchemaView> Kinds(SchemaView schema, int depth) =>
        schema.Json.ValueKind == JsonValueKind.False || depth == 0 ? []
        : schema.Reference is not null ? schema.Target.Json.ValueKind == JsonValueKind.Undefined ? [Anything] : Kinds(schema.Target, depth - 1)
        : schema.Choices is { IsEmpty: false } choices ? choices.SelectMany(choice => Kinds(choice, depth - 1))
        : [schema];
}
