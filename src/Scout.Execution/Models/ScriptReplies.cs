using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Execution.Models;

/// <summary>
/// A file of replies for the provider <c>script</c>: JSON, comments and trailing commas allowed, <c>{ "replies": [ rule, ... ] }</c>. The first rule that fits answers.
/// </summary>
internal sealed record ScriptReplies
{
    private static readonly JsonSerializerOptions Options = new(ProtocolJson.Options)
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
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var read = JsonSerializer.Deserialize<ScriptReplies>(stream, Options) ?? throw new JsonException("it is null.");
            return read with { File = file };
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ModelErrors.RepliesNotFound(alias, file);
        }
        catch (JsonException exception)
        {
            throw ModelErrors.RepliesDoNotParse(file, exception.Message);
        }
    }
}
