using System.Text.Json.Nodes;
using Scout.Revisions.Schemas;

namespace Scout.Revisions.Inputs;

/// <summary>What somebody means by <c>--input photo=@kettle.png</c>, where the input is a file or bytes: the file's content.</summary>
internal static class InputFile
{
    private const char Sign = '@';

    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = "text/csv",
        [".gif"] = "image/gif",
        [".htm"] = "text/html",
        [".html"] = "text/html",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".json"] = "application/json",
        [".md"] = "text/markdown",
        [".mp3"] = "audio/mpeg",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain",
        [".wav"] = "audio/wav",
        [".webp"] = "image/webp",
        [".xml"] = "application/xml",
    };

    /// <summary>The value; none where it is not meant as a file, or the input is none.</summary>
    /// <param name="text">What stands behind the name.</param>
    /// <param name="schema">The input's schema.</param>
    /// <param name="name">The input's name.</param>
    /// <exception cref="ScoutException">The file is not there, cannot be read, or nobody knows what is in it.</exception>
    public static JsonNode? Read(string text, SchemaView schema, string name)
    {
        var target = schema.Value.Target;
        var isBytes = IsBytes(target);
        if (text.Length < 2 || text[0] != Sign || !(isBytes || IsFile(target)))
        {
            return null;
        }

        var path = text[1..];
        var bytes = Convert.ToBase64String(Bytes(path, name));
        return isBytes ? JsonValue.Create(bytes)
            : MediaTypes.TryGetValue(Path.GetExtension(path), out var type) ? new JsonObject { ["media_type"] = type, ["bytes"] = bytes, ["name"] = Path.GetFileName(path) }
            : throw InputErrors.FileOfNoKnownKind(name, path, MediaTypes.Keys);
    }

    /// <summary>Whether an input is bytes.</summary>
    public static bool IsBytes(SchemaView schema) => schema.Type == "string" && schema.Text("contentEncoding") == "base64";

    /// <summary>Whether an input is a file: its bytes, and what they are.</summary>
    public static bool IsFile(SchemaView schema) => schema.Type == "object" && schema.Members.Any(member => member.Name == "media_type") && schema.Members.Any(member => member.Name == "bytes" && IsBytes(member.Schema.Value.Target));

    private static byte[] Bytes(string path, string name)
    {
        try
        {
            return Directory.Exists(path) ? throw new IOException("It is a folder.") : InputBytes.OfFile(path) ?? throw InputErrors.AreTooLarge($"--input {name}=@{path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw InputErrors.FileOfInputCannotBeRead(name, path, exception);
        }
    }
}
