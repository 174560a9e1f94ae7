using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Scout.Server.Describing;

/// <summary>What the types of the contract are called in the description.</summary>
internal static class SchemaNames
{
    private const string Prefix = "Wire";

    /// <summary>The name of a type's schema; none: it stands wherever it is used.</summary>
    // Any JSON is no type: programs that make clients would take a named one for an object.
    public static string? Of(JsonTypeInfo type) =>
        type.Type == typeof(JsonElement) || type.Type == typeof(JsonElement?) || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } id ? null : Short(id);

    /// <summary>The name of a type of the contract.</summary>
    public static string OfContract(Type type) => Short(type.Name);

    private static string Short(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
}
