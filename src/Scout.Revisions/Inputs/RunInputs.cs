using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Revisions.Inputs;

/// <summary>The inputs of a run: a file or stdin, and <c>name=value</c> over it. Whether they fit is the engine's to say, all problems at once.</summary>
internal static class RunInputs
{
    /// <summary>Reads and merges.</summary>
    /// <param name="pairs">Each <c>name=value</c>; they win over the file.</param>
    /// <param name="file">A file of a JSON object, <c>-</c> for stdin, or none.</param>
    /// <param name="stdin">stdin.</param>
    /// <param name="schema">The revision's input schema, which says how a value is meant.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ScoutException">A pair is none or is there twice, or the file is missing, cannot be read, or holds no JSON object.</exception>
    public static async Task<JsonElement> ReadAsync(IEnumerable<string> pairs, string? file, TextReader stdin, JsonElement schema, CancellationToken cancellation)
    {
        var inputs = file is null ? [] : await ReadFileAsync(file, stdin, cancellation).ConfigureAwait(false);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw InputErrors.IsNoPair(pair);
            }

            var name = pair[..equals];
            if (!given.Add(name))
            {
                throw InputErrors.IsGivenTwice(name);
            }

            inputs[name] = UnicodeText.IsWhole(pair) ? InputValue.Of(pair[(equals + 1)..], schema, name) : throw InputErrors.HasHalfCharacter(name);
        }

        // Messages show a value as it is written here: the same behind both doors.
        return JsonSerializer.SerializeToElement(inputs, FilledJson.Options);
    }

    private static async Task<JsonObject> ReadFileAsync(string file, TextReader stdin, CancellationToken cancellation)
    {
        var shown = file == "-" ? "stdin" : $"'{file}'";
        if (file != "-" && !File.Exists(file))
        {
            throw Directory.Exists(file) ? InputErrors.IsFolder(file) : InputErrors.FileIsMissing(file);
        }

        try
        {
            var read = file == "-"
                ? WrittenJson.Read(await InputBytes.OfTextAsync(stdin, cancellation).ConfigureAwait(false) ?? throw InputErrors.AreTooLarge(shown))
                : WrittenJson.Read(InputBytes.OfFile(file) ?? throw InputErrors.AreTooLarge(shown));
            return read.ValueKind == JsonValueKind.Object ? JsonObject.Create(read)! : throw InputErrors.AreNoObject(shown);
        }
        catch (WrittenJsonException exception)
        {
            throw InputErrors.DoNotParse(shown, exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw InputErrors.DoNotParse(shown, new WrittenJsonException("it is not UTF-8; pipe UTF-8, or save it as a file", exception));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw InputErrors.CannotBeRead(shown, exception);
        }
    }
}
