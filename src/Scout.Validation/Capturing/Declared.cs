using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Validation.Capturing;

/// <summary>What a workflow declares of a value: names and words that are its author's, and nobody's data.</summary>
internal readonly struct Declared
{
    // A schema may lead to itself.
    private const int Deepest = 8;

    private readonly ImmutableArray<SchemaView> _schemas;

    private Declared(IEnumerable<SchemaView> schemas) => _schemas = [.. schemas.SelectMany(schema => Open(schema, 0))];

    /// <summary>What a schema declares.</summary>
    public static Declared By(JsonElement schema) => new([SchemaView.Of(schema)]);

    /// <summary>What is known where there is no schema: of the inputs of a workflow each name is declared.</summary>
    public static Declared Names(JsonElement inputs) => By(PlainJson.Object(("properties", PlainJson.Object(inputs.EnumerateObject().Select(input => KeyValuePair.Create(input.Name, PlainJson.Of(true)))))));

    /// <summary>Of the items of a list.</summary>
    public Declared Item => new(All.Select(schema => schema.Items).OfType<SchemaView>());

    private ImmutableArray<SchemaView> All => _schemas.IsDefault ? [] : _schemas;

    /// <summary>Whether a member's name is declared; that of an entry of a map is not.</summary>
    public bool Has(string member) => All.Any(schema => schema.Members.Any(declared => declared.Name == member));

    /// <summary>Of the value of a member, or of an entry of a map.</summary>
    public Declared Of(string member) => new(All.SelectMany(schema => schema.Members.Where(declared => declared.Name == member).Select(declared => declared.Schema).DefaultIfEmpty(schema.Entries ?? default)));

    /// <summary>Whether a text is one of the words that are allowed there.</summary>
    public bool IsWord(string text) => All.Any(schema => schema.Keyword("const") is { ValueKind: JsonValueKind.String } only && only.ValueEquals(text)
        || schema.Keyword("enum") is { ValueKind: JsonValueKind.Array } words && words.EnumerateArray().Any(word => word.ValueKind == JsonValueKind.String && word.ValueEquals(text)));

    private static IEnumerable<SchemaView> Open(SchemaView schema, int depth) =>
        depth > Deepest ? [] : schema.Reference is not null ? Open(schema.Target, depth + 1) : [schema, .. schema.Choices.SelectMany(choice => Open(choice, depth + 1))];
}
