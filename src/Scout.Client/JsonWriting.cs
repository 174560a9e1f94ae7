using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scout.Client;

/// <summary>Writes what callers give.</summary>
internal static class JsonWriting
{
    /// <summary>Writes inputs.</summary>
    public static void Written(this JsonObject inputs, Utf8JsonWriter writer) => (inputs ?? throw new ArgumentNullException(nameof(inputs))).WriteTo(writer);
}
