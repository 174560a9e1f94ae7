namespace Scout.Analyzers.Fingerprints;

/// <summary>How much of a symbol is reached.</summary>
internal enum ReachKind
{
    /// <summary>A method, property, field or event by its name.</summary>
    Member,

    /// <summary>A type as the qualifier of a static member: only what runs when it is first touched.</summary>
    Statics,

    /// <summary>A type that there may be values of: also what runs without being named.</summary>
    Type,

    /// <summary>A type whose values may be made by code that is not seen: also what derives from it.</summary>
    Derived,

    /// <summary>A type that is used by reflection: every member.</summary>
    Whole,
}
