namespace Scout.Definitions;

/// <summary>A line of an author's C#. It never becomes part of a revision.</summary>
internal readonly record struct SourceLocation(string File, int Line)
{
    public bool IsKnown => !string.IsNullOrEmpty(File);

    /// <summary>As errors show it: <c>SupportDesk.cs:12</c>. The build may run on another system than the compiler did.</summary>
    public override string ToString() => $"{File[(File.LastIndexOfAny(['/', '\\']) + 1)..]}:{Line}";
}
