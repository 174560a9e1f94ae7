using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Revisions.Schemas;

/// <summary>A schema, read in the one way: as <see cref="SchemaWriter"/> writes it, and with a reader's care for what somebody else wrote.</summary>
/// <param name="Json">The schema: an object, or <c>true</c> or <c>false</c>; undefined where a reference led nowhere.</param>
/// <param name="Root">The whole schema, which references lead through.</param>
internal readonly record struct SchemaView(JsonElement Json, JsonElement Root)
{
    /// <summary>Beside a default: its JSON as text, where canonical JSON drops zeros at the end of its numbers. Schemas of JSON may have keywords of others that begin so.</summary>
    public const string WrittenDefault = "x-default-json";

    private const string Null = "null";

    /// <summary>A whole schema.</summary>
    public static SchemaView Of(JsonElement schema) => new(schema, schema);

    /// <summary>A keyword's value, or <see langword="null"/>.</summary>
    public JsonElement? Keyword(string name) => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A keyword's text, or <see langword="null"/>.</summary>
    public string? Text(string keyword) => Keyword(keyword) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The reference, or <see langword="null"/>.</summary>
    public string? Reference => Text("$ref");

    /// <summary>What the reference leads to; the schema itself where it is none.</summary>
    public SchemaView Target => Reference is { } reference ? this with { Json = Follow(reference) } : this;

    /// <summary>The types that it allows, as they are written; empty where it names none.</summary>
    public ImmutableArray<string> Types => Keyword("type") switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } several => Texts(several),
        _ => [],
    };

    /// <summary>The one type beside null; <see langword="null"/> where there is none, or where there are several.</summary>
    public string? Type => Types is [var only] ? only : Types.Remove(Null) is [var beside] ? beside : null;

    /// <summary>The schemas of which a value fits one; empty where there is no such choice.</summary>
    public ImmutableArray<SchemaView> Choices
    {
        get
        {
            var root = Root;
            return Keyword("anyOf") is { ValueKind: JsonValueKind.Array } choices ? [.. choices.EnumerateArray().Select(choice => new SchemaView(choice, root))] : [];
        }
    }

    /// <summary>Whether it allows null beside something else: in its list of types, or as one of two choices.</summary>
    public bool MayBeNull => OrNull is not null || (Types is { Length: > 1 } types && types.Contains(Null));

    /// <summary>What it asks of a value that is not null: the other choice where null is one of two, else the schema itself.</summary>
    public SchemaView Value => OrNull ?? this;

    /// <summary>The members of an object; empty where it names none.</summary>
    public IEnumerable<(string Name, SchemaView Schema)> Members
    {
        get
        {
            if (Keyword("properties") is not { ValueKind: JsonValueKind.Object } members)
            {
                yield break;
            }

            foreach (var member in members.EnumerateObject())
            {
                yield return (member.Name, new(member.Value, Root));
            }
        }
    }

    /// <summary>Whether it has a list of members, though an empty one: then others are unknown.</summary>
    public bool NamesMembers => Keyword("properties") is not null;

    /// <summary>The names of the members that must be there.</summary>
    public ImmutableArray<string> Required => Keyword("required") is { } required ? Texts(required) : [];

    /// <summary>What it asks of a list's items, or <see langword="null"/>.</summary>
    public SchemaView? Items => Keyword("items") is { } items ? this with { Json = items } : null;

    /// <summary>What it asks of the members that it does not name, or <see langword="null"/>.</summary>
    public SchemaView? Entries => Keyword("additionalProperties") is { } entries ? this with { Json = entries } : null;

    /// <summary>The value of a member that is left out, or <see langword="null"/>; its numbers as the author wrote them.</summary>
    public JsonElement? Default => Keyword("default") is { } value ? Text(WrittenDefault) is { } written ? AsWritten(written, value) : value : null;

    private SchemaView? OrNull => Choices switch
    {
        [var value, { Type: Null }] => value,
        [{ Type: Null }, var value] => value,
        _ => null,
    };

    // What somebody else wrote may be no JSON, or another value: then the default itself counts.
    private static JsonElement AsWritten(string written, JsonElement value)
    {
        try
        {
            var read = JsonElement.Parse(written, FilledJson.Reading);
            return JsonElement.DeepEquals(read, value) ? read : value;
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private JsonElement Follow(string reference)
    {
        var found = Root;
        foreach (var token in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out found))
            {
                return default;
            }
        }

        return found;
    }

    private static ImmutableArray<string> Texts(JsonElement list)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in list.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String)
                {
                    texts.Add(item.GetString()!);
                }
            }
        }

        return texts.ToImmutable();
    }
}
