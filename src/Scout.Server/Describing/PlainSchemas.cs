using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Scout.Server.Describing;

/// <summary>Describes what is written, and no more: members that may be left out as what they are when they are there (null is never written, and many programs do not understand "one of null and X"), and nothing of how types are told apart.</summary>
internal static class PlainSchemas
{
    /// <summary>Does so in every schema of a description.</summary>
    public static void Simplify(OpenApiDocument document)
    {
        foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
        {
            Simplify(schema);
        }
    }

    /// <summary>Says of members that may be null that they may be left out: so they are then.</summary>
    public static void LeaveOut(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(member => member.IsGetNullable || Nullable.GetUnderlyingType(member.PropertyType) is not null))
        {
            schema.Required?.Remove(member.Name);
        }
    }

    private static void Simplify(OpenApiSchema schema)
    {
        // Which event it is says its name, beside it: the member that would tell types apart is never sent.
        schema.Discriminator = null;
        foreach (var (name, member) in schema.Properties?.ToArray() ?? [])
        {
            schema.Properties![name] = member.OneOf is { Count: 2 } either && either.OfType<OpenApiSchemaReference>().SingleOrDefault() is { } only ? only : member;
        }

        foreach (var inner in (schema.Properties?.Values ?? []).Concat(schema.AnyOf ?? []).OfType<OpenApiSchema>())
        {
            Simplify(inner);
        }
    }
}
