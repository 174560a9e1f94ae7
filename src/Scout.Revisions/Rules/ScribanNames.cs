namespace Scout.Revisions.Rules;

/// <summary>The names that Scriban itself gives a meaning to.</summary>
internal static class ScribanNames
{
    private static readonly HashSet<string> Keywords =
    [
        "if", "else", "end", "for", "in", "case", "when", "while", "break", "continue", "tablerow", "func", "ret", "do", "capture",
        "with", "wrap", "import", "readonly", "this", "true", "false", "null",
    ];

    // After a dot they are still words of the language; all others are names there.
    private static readonly HashSet<string> NeverNames = ["do", "this", "true", "false", "null"];

    private static readonly HashSet<string> Builtins =
    [
        "array", "blank", "date", "empty", "html", "include", "include_join", "math", "object", "regex", "string", "timespan",
    ];

    /// <summary>Whether it is a word of the language, in any of its dialects.</summary>
    public static bool IsKeyword(string name) => Keywords.Contains(name);

    /// <summary>Whether every template has a function or an object of this name.</summary>
    public static bool IsBuiltin(string name) => Builtins.Contains(name);

    /// <summary>Whether it is a word of the language after a dot too: a member of this name stands in brackets, <c>inputs['do']</c>.</summary>
    public static bool IsNeverName(string name) => NeverNames.Contains(name);

    /// <summary>Whether a member of this name can stand after a dot.</summary>
    public static bool IsIdentifier(string name)
    {
        if (name.Length == 0 || !(IsLetter(name[0]) || name[0] == '_') || IsNeverName(name))
        {
            return false;
        }

        foreach (var character in name)
        {
            if (!IsLetter(character) && character is not ((>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
