namespace Scout.Revisions.Fingerprints.Il;

/// <summary>A type of a library: its full name without an outer type's members, and the assembly that code finds it in.</summary>
internal readonly record struct LibraryType(string Name, string Assembly)
{
    /// <summary>The name that stands for every type of every library.</summary>
    public const string Any = "*";

    /// <summary>Reads what the generator writes: <c>Words.Titles, Words</c>.</summary>
    public static LibraryType Parse(string text)
    {
        var separator = text.LastIndexOf(", ", StringComparison.Ordinal);
        return separator < 0 ? new(text, "") : new(text[..separator], text[(separator + 2)..]);
    }
}
