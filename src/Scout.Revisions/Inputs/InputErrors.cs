using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Revisions.Inputs;

/// <summary>What is wrong with how inputs are given: the same words in the tool and in <c>dotnet run</c>.</summary>
internal static class InputErrors
{
    public static ScoutException IsNoPair(string pair) => new(
        "SCOUT6205",
        $"--input '{pair}' is not name=value. Write the input's name, '=', and its value: --input user_message='Where is my order?'.");

    public static ScoutException FileIsMissing(string file) => new(
        "SCOUT6206",
        $"The file '{file}' that --inputs names is not there. Paths are relative to the working folder; - reads stdin.");

    public static ScoutException IsFolder(string folder) => new(
        "SCOUT6218",
        $"'{folder}', which --inputs names, is a folder. Name a file in it.");

    /// <summary>What is said below inputs that do not fit.</summary>
    /// <param name="input">The schema of the inputs.</param>
    public static string HowToGive(JsonElement input)
    {
        var name = input.TryGetProperty("required", out var required) && required.GetArrayLength() > 0 ? required[0].GetString()
            : input.TryGetProperty("properties", out var properties) && properties.EnumerateObject().FirstOrDefault() is { Value.ValueKind: not JsonValueKind.Undefined } first ? first.Name
            : "name";
        return $"Inputs are given one by one, --input {name}=..., or in a file with one JSON object, --inputs FILE.";
    }

    public static ScoutException DoNotParse(string source, WrittenJsonException inner) => new(
        "SCOUT6207",
        $"{source}: the inputs are not JSON: {inner.Message}. They are one JSON object, a member for each input.",
        inner);

    public static ScoutException HasHalfCharacter(string name) => new(
        "SCOUT6216",
        $"--input {name}: the value holds half of a character, such as \\ud83d without the other half. Write the whole character, or remove it.");

    public static ScoutException IsGivenTwice(string name) => new(
        "SCOUT6217",
        $"--input {name} is given twice. Give each input once; a list is one value: --input {name}='[1, 2]'.");

    public static ScoutException FileOfInputCannotBeRead(string name, string path, Exception inner) => new(
        "SCOUT6261",
        $"--input {name}=@{path}: the file cannot be read ({inner.Message}) Paths are relative to the working folder.",
        inner);

    public static ScoutException AreTooLarge(string source) => new(
        "SCOUT6263",
        $"{source}: the inputs have more than {InputBytes.Most / (1024 * 1024)} MiB, and were not read further. Pass what is large as a reference (a file's path, a key), and let a block read it.");

    public static ScoutException FileOfNoKnownKind(string name, string path, IEnumerable<string> endings) => new(
        "SCOUT6262",
        $"--input {name}=@{path}: what is in the file is not told by its name. Name one that ends in {string.Join(", ", endings)}, or give the input as JSON: {{\"media_type\": \"...\", \"bytes\": \"...\"}}, the bytes in base64.");

    public static ScoutException AreNoObject(string source) => new(
        "SCOUT6208",
        $"{source}: the inputs are not a JSON object. Write one member for each input: {{\"user_message\": \"...\"}}.");

    public static ScoutException CannotBeRead(string source, Exception inner) => new(
        "SCOUT6215",
        $"{source}: the inputs cannot be read ({inner.Message}). Give the file to whoever runs this, or pass its text through stdin: --inputs -.",
        inner);
}
