namespace Scout.Revisions.Rules;

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
