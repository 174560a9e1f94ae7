namespace Scout.Revisions;

/// <summary>The ids of revisions: the <see cref="ContentHash"/> of their canonical bytes.</summary>
internal static class RevisionId
{
    /// <summary>What stands before an id inside a revision.</summary>
    public const string Prefix = "sha256:";

    /// <summary>How many digits are shown to people.</summary>
    public const int ShortLength = 10;

    /// <summary>The first ten digits.</summary>
    public static string Short(string id) => id[..ShortLength];

    /// <summary>What people are shown: <c>support-desk@3f9a1c2b7e</c>.</summary>
    public static string Display(string workflow, string id) => $"{workflow}@{Short(id)}";
}
