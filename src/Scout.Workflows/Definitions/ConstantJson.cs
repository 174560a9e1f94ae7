using System.Text.Json;
using Scout.Revisions.Schemas;

namespace Scout.Definitions;

/// <summary>Writes an author's constants as JSON, with the names that schemas have.</summary>
internal static class ConstantJson
{
    public static JsonElement Write<T>(T constant) => JsonSerializer.SerializeToElement(constant, JsonShape.Options);
}
