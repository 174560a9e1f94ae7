using System.Runtime.CompilerServices;
using Scout.Revisions.Blocks;

namespace Scout;

public sealed partial class Flow
{
    /// <summary>A block that runs another workflow. Its revision is pinned by this one's: both change together.</summary>
    /// <typeparam name="TIn">What the other workflow takes.</typeparam>
    /// <typeparam name="TOut">What it yields.</typeparam>
    /// <param name="id">The block's id.</param>
    /// <param name="workflow">The other workflow: <c>new Translate()</c>.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Retry, timeout and the like; by default none.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The other workflow's output.</returns>
    public Value<TOut> Call<TIn, TOut>(
        string id, Workflow<TIn, TOut> workflow, Value<TIn> input, BlockOptions<TOut>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return Add(id, options, new(file, line), _ => binder => new CallBlock
        {
            Id = binder.Id,
            Needs = [],
            Output = binder.Output,
            Workflow = binder.Call(workflow),
            Inputs = binder.Bind("input", input),
        });
    }
}
