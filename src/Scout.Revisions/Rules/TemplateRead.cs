namespace Scout.Revisions.Rules;

/// <summary>Something that a template reads.</summary>
internal sealed class TemplateRead(string root, int offset, IReadOnlyList<ReadStep> steps)
{
    /// <summary>The name that the path begins with.</summary>
    public string Root { get; } = root;

    /// <summary>Where the name stands in the template.</summary>
    public int Offset { get; } = offset;

    /// <summary>The rest of the path, as far as it can be known without running it.</summary>
    public IReadOnlyList<ReadStep> Steps { get; } = steps;
}
