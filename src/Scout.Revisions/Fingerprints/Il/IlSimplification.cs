namespace Scout.Revisions.Fingerprints.Il;

/// <summary>Takes away what a debug build adds for the debugger. Each step keeps what the code does, so that code which differs never becomes the same.</summary>
internal static class IlSimplification
{
    /// <summary>Simplifies the code of a method. An offset that is gone stands for the next instruction that is left.</summary>
    /// <param name="code">The instructions.</param>
    /// <param name="edges">The offsets at which guarded blocks begin and end.</param>
    public static void Simplify(List<IlInstruction> code, IReadOnlySet<int> edges)
    {
        code.RemoveAll(instruction => instruction.Name == "nop");
        while (RemoveJumpsToNext(code) || ReturnWhereJumpsDo(code) || (edges.Count == 0 && ReturnAtOnce(code)) || RemoveLocalsReadAtOnce(code, edges))
        {
        }
    }

    /// <summary>The place of the first instruction that stands at an offset or behind it.</summary>
    public static int IndexOf(List<IlInstruction> code, int offset)
    {
        var (low, high) = (0, code.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = code[middle].Offset < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool RemoveJumpsToNext(List<IlInstruction> code)
    {
        var before = code.Count;
        for (var at = code.Count - 1; at >= 0; at--)
        {
            if (code[at].Name == "br" && IndexOf(code, code[at].Targets[0]) == at + 1)
            {
                code.RemoveAt(at);
            }
        }

        return code.Count < before;
    }

    /// <summary>A jump to a return is a return; one that nothing comes to any more is gone.</summary>
    private static bool ReturnWhereJumpsDo(List<IlInstruction> code)
    {
        var changed = false;
        for (var at = 0; at < code.Count; at++)
        {
            if (code[at] is { Name: "br", Targets: [var target] } && IndexOf(code, target) is var place && place < code.Count && code[place].Name == "ret")
            {
                code[at] = new(code[at].Offset, "ret");
                changed = true;
            }
        }

        if (changed && code is [.., var before, { Name: "ret" }] && IsEnd(before) && !Targets(code).Contains(code.Count - 1))
        {
            code.RemoveAt(code.Count - 1);
        }

        return changed;
    }

    private static bool IsEnd(IlInstruction instruction) => instruction.Name is "br" or "leave" or "throw" or "rethrow" or "ret" or "endfinally";

    /// <summary>A value that is stored only to be returned at the method's end is returned where it is.</summary>
    private static bool ReturnAtOnce(List<IlInstruction> code)
    {
        if (code is not [.., var before, { Name: "ldloc", Local: { } local }, { Name: "ret" }])
        {
            return false;
        }

        var end = code.Count - 2;
        var targets = Targets(code);
        int[] stores = [.. Enumerable.Range(0, end).Where(at => code[at].Local == local)];
        var isOnlyReturned = stores.Length > 0
            && stores.All(at => code[at].Name == "stloc" && (at + 1 == end || Jumps(at + 1)))
            && (stores[^1] + 1 == end || IsEnd(before))
            && targets.Count(target => target == end) == stores.Count(at => at + 1 != end)
            && !targets.Any(target => target == end + 1 || (target < end && stores.Contains(target - 1)));
        if (!isOnlyReturned)
        {
            return false;
        }

        code.RemoveRange(end, 2);
        foreach (var at in stores.Reverse())
        {
            code[at] = new(code[at].Offset, "ret");
            if (at + 1 != end)
            {
                code.RemoveAt(at + 1);
            }
        }

        return true;

        bool Jumps(int at) => code[at].Name == "br" && IndexOf(code, code[at].Targets[0]) == end;
    }

    /// <summary>A value that is stored, read at once and never again stays where it is.</summary>
    private static bool RemoveLocalsReadAtOnce(List<IlInstruction> code, IReadOnlySet<int> edges)
    {
        var before = code.Count;
        var uses = code.Where(instruction => instruction.Local is not null).CountBy(instruction => instruction.Local!.Value).ToDictionary();
        var targets = Targets(code).Concat(edges.Select(edge => IndexOf(code, edge))).ToHashSet();
        for (var at = code.Count - 2; at >= 0; at--)
        {
            if (code[at] is { Name: "stloc", Local: { } local } && code[at + 1] is { Name: "ldloc" } read && read.Local == local && uses[local] == 2 && !targets.Contains(at + 1))
            {
                code.RemoveRange(at, 2);
            }
        }

        return code.Count < before;
    }

    private static List<int> Targets(List<IlInstruction> code) =>
        [.. code.SelectMany(instruction => instruction.Targets).Select(target => IndexOf(code, target))];
}
