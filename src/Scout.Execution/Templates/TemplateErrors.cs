using Scout.Revisions.Json;

namespace Scout.Execution.Templates;

internal static class TemplateErrors
{
    public const string HalfCharacter = "it cut a character in half. Cut with string.slice or string.truncate, which do not, or use a code block.";

    public static ScoutException DoesNotParse(string text, string why) => new(
        "SCOUT7101",
        $"The template {Head(text)} does not parse: {why}. Mend it in the workflow's definition and build.");

    public static ScoutException Refused(string text, string what) => new(
        "SCOUT7102",
        $"The template {Head(text)} uses {what}, which templates may not. Use a code block for it.");

    public static ScoutException Failed(string text, string why, Exception? inner) => new(
        "SCOUT7103",
        $"The template {Head(text)} failed: {why}",
        inner);

    /// <summary>The same with the code of what it failed by.</summary>
    public static ScoutException FailedBy(string text, ScoutException cause) => new(cause.Code, $"The template {Head(text)} failed: {cause.Message}", cause);

    public static ScoutException LimitReached(string limit) => new(
        "SCOUT7104",
        $"it reached the limit of {limit}. Make the template or what it is given smaller, or use a code block.");

    public static ScoutException PatternIsSlow() => LimitReached("0.5 s for a regular expression");

    public static ScoutException NotAnExpression(string text) => new(
        "SCOUT7105",
        $"{Head(text)} is not one expression. Write a path such as 'triage.category' or a single expression.");

    public static ScoutException NotBoolean(string text, string type) => new(
        "SCOUT7106",
        $"The condition {Head(text)} gave {type}, not true or false. Compare it with something, such as '{Short(text)} != null'.");

    public static ScoutException NoJson(string text, string what) => new(
        "SCOUT7107",
        $"The expression {Head(text)} gave {what}, which JSON has no value for.");

    public static ScoutException SecretMissing(string name) => new(
        "SCOUT7108",
        $"the secret '{name}' is not set. Set the environment variable Secrets__{name}, or in development: dotnet user-secrets set Secrets:{name} VALUE");

    public static ScoutException BadArgument(string function, string why) => new(
        "SCOUT7109",
        $"{function}: {why}");

    public static ScoutException NumberIsTooLong(string number) => new(
        "SCOUT7110",
        $"the number {UnicodeText.Shorten(number, 60)} has more digits than any number of C# holds. Round it, or give it as text.");

    public static ScoutException NoSuchNumber(string why) => new(
        "SCOUT7111",
        $"{why} Round or test the numbers first, such as 'x | math.round 2' or 'x == 0 ? 0 : y / x', or use a code block.");

    public static ScoutException NotACount(string number) => new(
        "SCOUT7112",
        $"the number {number} is used where a whole number of 32 bits belongs. Round it first, such as 'x | math.round', or mend the template.");

    /// <summary>A value that may not stand where it does in a URL.</summary>
    public static ScoutException ValueInUrl(string why) => new("SCOUT7113", why);

    /// <summary>A value whose first letter would be read as an escape.</summary>
    public static ScoutException ValueAfterBackslash() => new("SCOUT7114", "A backslash stands before a value, which would change its first letter. Write two of them for a backslash.");

    public static string Head(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return $"'{UnicodeText.Shorten(line, 80)}'";
    }

    private static string Short(string text) => text.Length > 40 ? "x" : text.Trim();
}
