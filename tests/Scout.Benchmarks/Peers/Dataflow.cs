using System.Threading.Tasks.Dataflow;

namespace Scout.Benchmarks.Peers;

/// <summary>TPL Dataflow: the blocks are there and linked before; a run is one message.</summary>
internal sealed class Dataflow
{
    private readonly ITargetBlock<int> _first;
    private readonly BufferBlock<int> _last = new();
    private readonly int _ends;

    private Dataflow(ITargetBlock<int> first, IEnumerable<ISourceBlock<int>> ends)
    {
        _first = first;
        foreach (var end in ends)
        {
            end.LinkTo(_last);
            _ends++;
        }
    }

    public static Dataflow Chain(int blocks)
    {
        var all = Enumerable.Range(0, blocks).Select(_ => new TransformBlock<int, int>(Steps.Same)).ToArray();
        foreach (var (block, next) in all.Zip(all.Skip(1)))
        {
            block.LinkTo(next);
        }

        return new(all[0], [all[^1]]);
    }

    public static Dataflow Fan(int blocks)
    {
        var all = Enumerable.Range(0, blocks).Select(_ => new TransformBlock<int, int>(Steps.Same)).ToArray();
        var first = new ActionBlock<int>(number => Array.ForEach(all, block => block.Post(number)));
        return new(first, all);
    }

    public async Task RunAsync()
    {
        _first.Post(1);
        for (var end = 0; end < _ends; end++)
        {
            await _last.ReceiveAsync();
        }
    }
}
