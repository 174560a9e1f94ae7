namespace Scout.Revisions.Rules;

/// <summary>One step of a path that a template reads: a member, or some item of a list.</summary>
internal readonly struct ReadStep(string? member, int offset)
{
    /// <summary>The member's name; null for an item.</summary>
    public string? Member { get; } = member;

    /// <summary>Where the step stands in the template.</summary>
    public int Offset { get; } = offset;
}
