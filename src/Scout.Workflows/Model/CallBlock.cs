namespace Scout.Model;

/// <summary>Runs another workflow at the revision that <see cref="Revision.Calls"/> pins (<c>call</c>).</summary>
public sealed record CallBlock : Block
{
    /// <summary>The other workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>Its inputs: an object.</summary>
    public required Binding Inputs { get; init; }
}
