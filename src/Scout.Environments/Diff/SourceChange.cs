namespace Scout.Environments.Diff;

/// <summary>The C# of a method that a block calls, before and after.</summary>
/// <param name="Entry">The <see cref="DiffEntry.Key"/> that it belongs to.</param>
/// <param name="Method">The method's documentation id, the newer where it changed.</param>
/// <param name="Before">The source before, or none where it is not known or there was none.</param>
/// <param name="After">The source after, or none where it is not known or there is none.</param>
internal sealed record SourceChange(string Entry, string Method, string? Before, string? After)
{
    /// <summary>Whether the method itself is as it was, so that what differs is something that it reaches.</summary>
    public bool OnlyWhatItReaches => Before is not null && Before == After;
}
