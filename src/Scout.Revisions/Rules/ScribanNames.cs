namespace Scout.Revisions.Rules;

/// <summary>The names that Scriban itself gives a meaning to.</summary>
internal static class ScribanNames
{
    /// <summary>Whether it is a word of the language, in any of its dialects.</summary>
    public static bool IsKeyword(string name) => name is "if" or "else" or "end" or "for" or "in" or "case" or "when" or "while" or "break" or "continue"
        or "tablerow" or "func" or "ret" or "capture" or "with" or "wrap" or "import" or "readonly" || IsNeverName(name);

    /// <summary>Whether every template has a function or an object of this name.</summary>
    public static bool IsBuiltin(string name) =>
        name is "array" or "blank" or "date" or "empty" or "html" or "include" or "include_join" or "math" or "object" or "regex" or "string" or "timespan";

    /// <summary>Whether it is a word of the language after a dot too, where all others are names: a member of this name stands in brackets, <c>inputs['do']</c>.</summary>
    public static bool IsNeverName(string name) => name is "do" or "this" or "true" or "false" or "null";

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
