using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions.Schemas;

namespace Scout.Revisions.Inputs;

/// <summary>The inputs of a run: a file or stdin, and <c>name=value</c> over it. Whether they fit is the engine's to say, all problems at once.</summary>
internal static class RunInputs
{
    // Comments and trailing commas as in every other file that people write; a key that is there twice would lose one of its values.
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <summary>Reads and merges.</summary>
    /// <param name="pairs">Each <c>name=value</c>; they win over the file.</param>
    /// <param name="file">A file of a JSON object, <c>-</c> for stdin, or none.</param>
    /// <param name="stdin">stdin.</param>
    /// <param name="schema">The revision's input schema, which says how a value is meant.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ScoutException">A pair is none, or the file is missing, cannot be read, or holds no JSON object.</exception>
    public static async Task<JsonElement> ReadAsync(IEnumerable<string> pairs, string? file, TextReader stdin, JsonElement schema, CancellationToken cancellation)
    {
        var inputs = file is null ? [] : await ReadFileAsync(file, stdin, cancellation).ConfigureAwait(false);
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw InputErrors.IsNoPair(pair);
            }

            inputs[pair[..equals]] = InputValue.Of(pair[(equals + 1)..], schema, pair[..equals]);
        }

        // Messages show a value as it is written here: the same behind both doors.
        return JsonSerializer.SerializeToElement(inputs, FilledJson.Options);
    }

    private static async Task<JsonObject> ReadFileAsync(string file, TextReader stdin, CancellationToken cancellation)
    {
        var shown = file == "-" ? "stdin" : $"'{file}'";
        if (file != "-" && !File.Exists(file))
        {
            throw InputErrors.FileIsMissing(file);
        }

        try
        {
            var text = await (file == "-" ? stdin.ReadToEndAsync(cancellation) : File.ReadAllTextAsync(file, cancellation)).ConfigureAwait(false);
            // A shell may put the mark of UTF-8 before what it pipes.
            return JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: Reading) as JsonObject ?? throw InputErrors.AreNoObject(shown);
        }
        catch (JsonException exception)
        {
            throw InputErrors.DoNotParse(shown, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw InputErrors.CannotBeRead(shown, exception);
        }
    }
}
