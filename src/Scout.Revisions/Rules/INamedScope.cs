namespace Scout.Revisions.Rules;

/// <summary>Blocks that are defined together, as templates see them.</summary>
internal interface INamedScope
{
    /// <summary>The block that the scope is a part of; none for the workflow's own.</summary>
    INamedBlock? Owner { get; }

    IReadOnlyList<INamedBlock> Blocks { get; }

    /// <summary>The names of a loop's variables; none for a scope that is no loop's body.</summary>
    IEnumerable<string>? Variables { get; }
}
