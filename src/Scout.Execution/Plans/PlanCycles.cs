namespace Scout.Execution.Plans;

/// <summary>Finds blocks that wait for each other. Between the blocks of one scope, a block also waits for whatever a block inside it waits for.</summary>
internal sealed class PlanCycles(string workflow)
{
    public void Check(PlanScope scope)
    {
        var edges = scope.Blocks.Select(block => new SortedSet<int>(Edges(block, up: 0))).ToArray();
        var state = new byte[edges.Length];
        for (var slot = 0; slot < edges.Length; slot++)
        {
            Visit(scope, slot, edges, state);
        }

        foreach (var inner in scope.Blocks.SelectMany(Inner))
        {
            Check(inner);
        }
    }

    private static IEnumerable<PlanScope> Inner(PlanBlock block) =>
        block.Fallback is { } fallback ? block.Branches.Append(fallback) : block.Branches;

    // The slots, in the scope `up` levels outward of the block's own, that the block or one inside it waits for.
    private static IEnumerable<int> Edges(PlanBlock block, int up)
    {
        foreach (var need in block.Needs.Where(need => need.Up == up))
        {
            yield return need.Slot;
        }

        foreach (var inner in Inner(block))
        {
            foreach (var need in inner.ResultNeeds.Where(need => need.Up == up + 1))
            {
                yield return need.Slot;
            }

            foreach (var slot in inner.Blocks.SelectMany(nested => Edges(nested, up + 1)))
            {
                yield return slot;
            }
        }
    }

    // Its own stack: a chain of ten thousand blocks is a legal workflow.
    private void Visit(PlanScope scope, int start, SortedSet<int>[] edges, byte[] state)
    {
        if (state[start] != 0)
        {
            return;
        }

        var path = new Stack<(int Slot, IEnumerator<int> Next)>();
        path.Push((start, edges[start].GetEnumerator()));
        state[start] = 1;
        while (path.TryPeek(out var top))
        {
            if (!top.Next.MoveNext())
            {
                state[top.Slot] = 2;
                path.Pop();
                continue;
            }

            var next = top.Next.Current;
            if (state[next] == 1)
            {
                var around = path.Select(entry => entry.Slot).TakeWhile(slot => slot != next).Reverse().Prepend(next).Append(next);
                throw PlanErrors.Cycle(workflow, around.Select(slot => scope.Blocks[slot].Id));
            }

            if (state[next] == 0)
            {
                state[next] = 1;
                path.Push((next, edges[next].GetEnumerator()));
            }
        }
    }
}
