namespace Scout.Revisions.Rules;

/// <summary>Why a name cannot be read.</summary>
internal enum NameFault
{
    /// <summary>No block has it.</summary>
    DoesNotExist,

    /// <summary>It is the reader, or a block that the reader is a part of.</summary>
    IsOwner,

    /// <summary>Its block is defined after the reader.</summary>
    IsDefinedLater,

    /// <summary>Its block runs only inside a branch or a loop that the reader is not in.</summary>
    IsOutside,
}
