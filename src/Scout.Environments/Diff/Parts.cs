using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>The places of scopes and blocks in a revision, also in blocks of types that this version does not know.</summary>
internal static class Parts
{
    public static Part Child(Part part, string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Part.Json;
        }

        return part switch
        {
            Part.Revision or Part.Scope => name == "blocks" ? Part.Blocks : Part.Json,
            Part.Blocks => Part.Block,
            Part.Scopes => Part.Scope,
            Part.ErrorPolicy => name == "fallback" ? Part.Scope : Part.Json,
            Part.Block => name switch
            {
                "config" or "output" or "retry" or "needs" or "type" => Part.Json,
                "cases" => Part.Scopes,
                "on_error" => Part.ErrorPolicy,
                "then" or "otherwise" or "body" => Part.Scope,
                _ => value.Member("blocks") is { ValueKind: JsonValueKind.Object } ? Part.Scope : Part.Json,
            },
            _ => Part.Json,
        };
    }

    /// <summary>A copy of a value whose blocks are left out: they are told apart from what holds them.</summary>
    public static JsonElement WithoutBlocks(Part part, JsonElement value)
    {
        if (part == Part.Json)
        {
            return value;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, part, value);
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Part part, JsonElement value)
    {
        if (part == Part.Json)
        {
            value.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        if (part != Part.Blocks)
        {
            foreach (var member in value.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                Write(writer, Child(part, member.Name, member.Value), member.Value);
            }
        }

        writer.WriteEndObject();
    }
}

/// <summary>What a JSON value is in a revision.</summary>
internal enum Part
{
    Json,
    Revision,
    Blocks,
    Block,
    Scope,
    Scopes,
    ErrorPolicy,
}
