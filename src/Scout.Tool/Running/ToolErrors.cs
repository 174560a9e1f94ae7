namespace Scout.Tool.Running;

internal static class ToolErrors
{
    public static ScoutException InputIsNoPair(string pair) => new(
        "SCOUT6205",
        $"--input '{pair}' is not name=value. Write the input's name, '=', and its value: --input user_message='Where is my order?'.");

    public static ScoutException InputsFileIsMissing(string file) => new(
        "SCOUT6206",
        $"The file '{file}' that --inputs names is not there. Paths are relative to the working folder; - reads stdin.");

    public static ScoutException InputsDoNotParse(string source, Exception inner) => new(
        "SCOUT6207",
        $"{source}: the inputs are not JSON ({inner.Message}). They are one JSON object, a member for each input.",
        inner);

    public static ScoutException InputsAreNoObject(string source) => new(
        "SCOUT6208",
        $"{source}: the inputs are not a JSON object. Write one member for each input: {{\"user_message\": \"...\"}}.");
}
