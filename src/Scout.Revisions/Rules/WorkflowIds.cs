namespace Scout.Revisions.Rules;

/// <summary>Which ids a workflow may have.</summary>
internal static class WorkflowIds
{
    /// <summary>The longest id, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>What is wrong with an id and what to do, or null where it is right.</summary>
    public static string? Problem(string id) =>
        id.Length > MaxLength ? $"is longer than {MaxLength} characters; shorten it"
        : !IsWellFormed(id) ? "is no workflow id; write it in kebab-case, [a-z][a-z0-9-]*, such as 'support-desk'"
        : null;

    private static bool IsWellFormed(string id)
    {
        if (id.Length == 0 || id[0] is < 'a' or > 'z')
        {
            return false;
        }

        foreach (var character in id)
        {
            if (character is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
