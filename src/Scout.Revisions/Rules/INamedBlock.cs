namespace Scout.Revisions.Rules;

/// <summary>A block as templates see it: while it is being defined, and while its definition is being written.</summary>
internal interface INamedBlock
{
    /// <summary>The id; null where it is not known.</summary>
    string? Id { get; }

    /// <summary>Its place in the order of definition, its own branches before itself; 0 while it is being defined.</summary>
    int Order { get; }

    INamedScope Scope { get; }
}
