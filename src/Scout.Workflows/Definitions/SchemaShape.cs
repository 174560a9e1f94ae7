using Scout.Revisions.Model;
using Scout.Revisions.Rules.Templates;
using Scout.Revisions.Schemas;

namespace Scout.Definitions;

/// <summary>What a schema tells about a value that templates read.</summary>
internal static class SchemaShape
{
    // A type that contains itself is followed as far as anybody writes paths.
    private const int Deepest = 16;

    public static Shape Of(Schema schema) => Of(SchemaView.Of(schema.Json), depth: 0);

    private static Shape Of(SchemaView schema, int depth)
    {
        if (depth > Deepest)
        {
            return Shape.Unknown;
        }

        if (schema.Reference is not null)
        {
            return Of(schema.Target, depth + 1);
        }

        if (schema.Choices is { IsEmpty: false } choices)
        {
            return choices.Where(choice => choice.Type != "null").ToArray() is [var only] ? Of(only, depth + 1) : Shape.Unknown;
        }

        return schema.Type switch
        {
            "string" => Shape.Text,
            "number" or "integer" => Shape.Number,
            "boolean" => Shape.Boolean,
            "null" => Shape.Null,
            "array" => Shape.List(schema.Items is { } items ? Of(items, depth + 1) : Shape.Unknown),
            "object" when schema is { NamesMembers: true, Entries: null } =>
                Shape.Object(schema.Members.ToDictionary(member => member.Name, member => Of(member.Schema, depth + 1), StringComparer.Ordinal)),
            _ => Shape.Unknown,
        };
    }
}
