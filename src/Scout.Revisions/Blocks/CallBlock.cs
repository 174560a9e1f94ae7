using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>Runs another workflow at the revision that <see cref="Revision.Calls"/> pins (<c>call</c>).</summary>
internal sealed record CallBlock : Block
{
    /// <summary>The other workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>Its inputs: an object.</summary>
    public required Binding Inputs { get; init; }
}
