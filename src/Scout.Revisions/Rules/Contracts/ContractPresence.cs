namespace Scout.Revisions.Rules.Contracts;

/// <summary>Whether a member must be there.</summary>
internal enum ContractPresence
{
    /// <summary>It must.</summary>
    Required,

    /// <summary>It may be left out: it has a default or may be null.</summary>
    Optional,

    /// <summary>Only running the code could tell.</summary>
    Unknown,
}
