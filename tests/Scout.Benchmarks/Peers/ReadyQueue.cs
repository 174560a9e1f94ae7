namespace Scout.Benchmarks.Peers;

/// <summary>The least that a plan can cost: blocks are numbers, each knows who follows and how many it waits for, and what is ready lies on a stack.</summary>
internal sealed class ReadyQueue(int[][] followers)
{
    private readonly int[] _needs = Needs(followers);

    /// <summary>Each after the one before.</summary>
    public static ReadyQueue Chain(int blocks) => new([.. Enumerable.Range(0, blocks).Select(at => at + 1 < blocks ? new[] { at + 1 } : [])]);

    /// <summary>All at once.</summary>
    public static ReadyQueue Fan(int blocks) => new([.. Enumerable.Repeat(Array.Empty<int>(), blocks)]);

    /// <summary>Runs the blocks.</summary>
    public int Run()
    {
        var waits = _needs.AsSpan().ToArray();
        var ready = new int[waits.Length];
        var outputs = new int[waits.Length];
        var top = 0;
        for (var at = 0; at < waits.Length; at++)
        {
            if (waits[at] == 0)
            {
                ready[top++] = at;
            }
        }

        while (top > 0)
        {
            var block = ready[--top];
            outputs[block] = Steps.Same(block);
            foreach (var follower in followers[block])
            {
                if (--waits[follower] == 0)
                {
                    ready[top++] = follower;
                }
            }
        }

        return outputs[^1];
    }

    private static int[] Needs(int[][] followers)
    {
        var needs = new int[followers.Length];
        foreach (var follower in followers.SelectMany(each => each))
        {
            needs[follower]++;
        }

        return needs;
    }
}
