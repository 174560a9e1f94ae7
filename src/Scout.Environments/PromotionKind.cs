namespace Scout.Environments;

/// <summary>Why a pointer moved.</summary>
internal enum PromotionKind
{
    /// <summary>A promotion.</summary>
    Promote,

    /// <summary>A rollback: the revision that the pointer left is blocked from coming back.</summary>
    Rollback,
}
