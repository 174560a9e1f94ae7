namespace Scout.Revisions.Rules;

/// <summary>Which ids a block may have.</summary>
internal static class BlockIds
{
    /// <summary>What is wrong with an id and what to do, or null where it is right.</summary>
    public static string? Problem(string id)
    {
        if (!IsWellFormed(id))
        {
            var suggestion = Suggest(id);
            return "is no block id; write [a-z][a-z0-9_]*" + (suggestion.Length == 0 ? "" : $", such as '{suggestion}'");
        }

        return ScribanNames.IsKeyword(id) ? $"is a word of Scriban's language; write another, such as 'the_{id}'"
            : ScribanNames.IsBuiltin(id) ? $"is the name of a Scriban function or object; write another, such as 'the_{id}'"
            : RootNames.IsReserved(id) ? $"is a name that templates already have; write another, such as 'the_{id}'"
            : null;
    }

    /// <summary>An id that is right and near to a wrong one; null where there is none.</summary>
    public static string? Suggestion(string id)
    {
        var suggestion = Suggest(id);
        return suggestion.Length == 0 ? null : Problem(suggestion) is null ? suggestion : $"the_{suggestion}";
    }

    /// <summary>Whether a name is of small letters, digits and <c>_</c>, and begins with a letter.</summary>
    public static bool IsWellFormed(string id)
    {
        if (id.Length == 0 || id[0] is < 'a' or > 'z')
        {
            return false;
        }

        foreach (var character in id)
        {
            if (character is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Suggest(string id)
    {
        var text = new System.Text.StringBuilder(id.Length);
        var previous = '_';
        foreach (var character in id)
        {
            // As in JSON: FindOrder is find_order.
            if (character is >= 'A' and <= 'Z' && previous is (>= 'a' and <= 'z') or (>= '0' and <= '9') && text.Length > 0)
            {
                text.Append('_');
            }

            previous = character;
            var lower = char.ToLowerInvariant(character);
            var isLetter = lower is >= 'a' and <= 'z';
            if (isLetter || (text.Length > 0 && lower is (>= '0' and <= '9') or '_'))
            {
                text.Append(lower);
            }
            else if (text.Length > 0 && text[text.Length - 1] != '_')
            {
                text.Append('_');
            }
        }

        return text.ToString().TrimEnd('_');
    }
}
