namespace Scout.Revisions.Rules.Templates;

/// <summary>Tells why a name cannot be read at a place.</summary>
internal static class NameFaults
{
    /// <param name="block">The block of that name; none where there is none.</param>
    /// <param name="reader">The block that reads; none for a workflow's result.</param>
    /// <param name="scope">The scope of the reader.</param>
    public static NameFault Of(INamedBlock? block, INamedBlock? reader, INamedScope scope) =>
        block is null ? NameFault.DoesNotExist
        : block == reader || IsAround(block, scope) ? NameFault.IsOwner
        : IsInside(scope, block.Scope) ? NameFault.IsDefinedLater
        : NameFault.IsOutside;

    private static bool IsAround(INamedBlock block, INamedScope scope)
    {
        for (var around = scope; around is not null; around = around.Owner?.Scope)
        {
            if (around.Owner == block)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInside(INamedScope scope, INamedScope outer)
    {
        for (var around = scope; around is not null; around = around.Owner?.Scope)
        {
            if (around == outer)
            {
                return true;
            }
        }

        return false;
    }
}

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

/// <summary>What a name stands for in a template.</summary>
/// <param name="Name">The name.</param>
/// <param name="Block">The block whose output it is; null for anything else.</param>
/// <param name="Loop">The loop's body whose variable it is, or all of whose variables it has as members; null for anything else.</param>
internal sealed record NameMeaning(string Name, INamedBlock? Block = null, INamedScope? Loop = null);
