using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;
using Scout.Revisions.Project;

namespace Scout.Execution.Models;

/// <summary>
/// A file of replies for the provider <c>script</c>: JSON, comments and trailing commas allowed, <c>{ "replies": [ rule, ... ] }</c>. The first rule that fits answers.
/// </summary>
internal sealed record ScriptReplies
{
    private const int MostBytes = 64 * 1024 * 1024;
    private static readonly JsonSerializerOptions Options = new(SnakeCaseJson.For(ScriptJson.Default))
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The rules in their order.</summary>
    public required ImmutableArray<ScriptReply> Replies { get; init; }

    /// <summary>Where they were read from.</summary>
    [JsonIgnore]
    public string File { get; private init; } = "";

    /// <summary>Reads a file; each time anew, so that an edit counts for the next run of a warm worker.</summary>
    /// <exception cref="ScoutException">It is not there, or is not of this form.</exception>
    public static ScriptReplies Read(string alias, string file)
    {
        try
        {
            var read = WrittenJson.Read(Bytes(file)).Deserialize<ScriptReplies>(Options) ?? throw new JsonException("it is null.");
            return read with { File = file };
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ModelErrors.RepliesNotFound(alias, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ModelErrors.RepliesDoNotParse(file, $"it cannot be read ({exception.Message}).");
        }
        catch (WrittenJsonException exception)
        {
            throw ModelErrors.RepliesDoNotParse(file, exception.Message + ".");
        }
        catch (JsonException exception)
        {
            throw ModelErrors.RepliesDoNotParse(file, exception.Message);
        }
    }

    private static byte[] Bytes(string file)
    {
        RegularFile.Require(file);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int length; (length = stream.Read(part)) > 0; bytes.Write(part, 0, length))
        {
            if (bytes.Length + length > MostBytes)
            {
                throw new IOException($"it has more than {MostBytes / 1024 / 1024} MiB.");
            }
        }

        return bytes.ToArray();
    }
}

/// <summary>A rule of a file of replies: its conditions, and what is answered when all of them hold.</summary>
internal sealed record ScriptReply
{
    /// <summary>The block's id, or any.</summary>
    public string? Block { get; init; }

    /// <summary>The model's alias, or any.</summary>
    public string? Model { get; init; }

    /// <summary>A text that the conversation contains, case mattering; or any.</summary>
    public string? Contains { get; init; }

    /// <summary>The answer: a text, or JSON for a structured one.</summary>
    [JsonRequired]
    public JsonElement Reply { get; init; }

    /// <summary>The tools that are called before the answer is given, all at once.</summary>
    public ImmutableArray<ScriptCall> Calls
    {
        // What a generated reader finds nothing for it sets to nothing.
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What a provider would have counted; default: nothing is said of tokens.</summary>
    public ScriptTokens? Tokens { get; init; }

    public bool Fits(string block, string model, string conversation) =>
        (Block is null || Block == block)
        && (Model is null || Model == model)
        && (Contains is null || conversation.Contains(Contains, StringComparison.Ordinal));
}

/// <summary>How many tokens a rule of a file of replies says were used.</summary>
internal sealed record ScriptTokens
{
    /// <summary>Those that the model was given; default: 0.</summary>
    public long Input { get; init; }

    /// <summary>How many of these it still had; default: 0.</summary>
    public long Cached { get; init; }

    /// <summary>Those that it yielded; default: 0.</summary>
    public long Output { get; init; }
}

/// <summary>A call that a rule of a file of replies makes.</summary>
internal sealed record ScriptCall
{
    /// <summary>The tool's name.</summary>
    public required string Tool { get; init; }

    /// <summary>Its arguments; default: none.</summary>
    public Dictionary<string, JsonElement> Arguments
    {
        get => field ?? [];
        init;
    }
}

/// <summary>How a file of replies is read.</summary>
[JsonSerializable(typeof(ScriptReplies))]
internal sealed partial class ScriptJson : JsonSerializerContext;
