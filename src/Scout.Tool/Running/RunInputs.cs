using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scout.Tool.Running;

/// <summary>The inputs of a run: a file or stdin, and <c>--input name=value</c> over it. Whether they fit is the worker's to say, all problems at once.</summary>
internal static class RunInputs
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads and merges.</summary>
    /// <param name="pairs">Each <c>name=value</c>; they win over the file.</param>
    /// <param name="file">A file of a JSON object, <c>-</c> for stdin, or none.</param>
    /// <param name="stdin">stdin.</param>
    /// <param name="schema">The revision's input schema, which says how a value is meant.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<JsonElement> ReadAsync(IEnumerable<string> pairs, string? file, TextReader stdin, JsonElement schema, CancellationToken cancellation)
    {
        var inputs = file is null ? [] : await ReadFileAsync(file, stdin, cancellation);
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw ToolErrors.InputIsNoPair(pair);
            }

            inputs[pair[..equals]] = InputValue.Of(pair[(equals + 1)..], schema, pair[..equals]);
        }

        return JsonSerializer.SerializeToElement(inputs);
    }

    private static async Task<JsonObject> ReadFileAsync(string file, TextReader stdin, CancellationToken cancellation)
    {
        var shown = file == "-" ? "stdin" : $"'{file}'";
        if (file != "-" && !File.Exists(file))
        {
            throw ToolErrors.InputsFileIsMissing(file);
        }

        try
        {
            var text = file == "-" ? await stdin.ReadToEndAsync(cancellation) : await File.ReadAllTextAsync(file, cancellation);
            return JsonNode.Parse(text, documentOptions: Strict) as JsonObject ?? throw ToolErrors.InputsAreNoObject(shown);
        }
        catch (JsonException exception)
        {
            throw ToolErrors.InputsDoNotParse(shown, exception);
        }
    }
}
