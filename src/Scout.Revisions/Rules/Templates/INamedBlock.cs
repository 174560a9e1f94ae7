namespace Scout.Revisions.Rules.Templates;

/// <summary>A block as templates see it: while it is being defined, and while its definition is being written.</summary>
internal interface INamedBlock
{
    /// <summary>The id; null where it is not known.</summary>
    string? Id { get; }

    /// <summary>Its place in the order of definition, its own branches before itself; 0 while it is being defined.</summary>
    int Order { get; }

    INamedScope Scope { get; }
}

/// <summary>Blocks that are defined together, as templates see them.</summary>
internal interface INamedScope
{
    /// <summary>The block that the scope is a part of; none for the workflow's own.</summary>
    INamedBlock? Owner { get; }

    IReadOnlyList<INamedBlock> Blocks { get; }

    /// <summary>The names of a loop's variables; none for a scope that is no loop's body.</summary>
    IEnumerable<string>? Variables { get; }
}
