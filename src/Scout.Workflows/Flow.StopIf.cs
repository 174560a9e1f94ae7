using System.Runtime.CompilerServices;
using Scout.Definitions;
using Scout.Revisions.Blocks;

namespace Scout;

public sealed partial class Flow
{
    /// <summary>
    /// A block that ends the run early, or lets it go on. Every block that is added to the same flow after it waits for it; blocks that run
    /// beside it are stopped. In a branch or a loop's body it ends the whole run; in a workflow that is called, only that workflow's.
    /// </summary>
    /// <typeparam name="T">What the workflow yields.</typeparam>
    /// <param name="id">The block's id.</param>
    /// <param name="condition">When the run ends here.</param>
    /// <param name="result">What the workflow yields then.</param>
    /// <param name="options">Retry, timeout and the like; by default none.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>Null, once the run goes on: for <see cref="BlockOptions.After"/>.</returns>
    public Value StopIf<T>(
        string id, Condition condition, Value<T> result, BlockOptions<object?>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Add(id, options, new(file, line), draft =>
        {
            draft.Scope.Barriers.Add(draft);
            return binder =>
            {
                binder.EndsWith(typeof(T));
                return new StopIfBlock
                {
                    Id = binder.Id,
                    Needs = [],
                    Output = WorkflowCatalog.NullSchema,
                    Condition = binder.Condition(condition),
                    Result = binder.Bind("result", result),
                };
            };
        });
    }

    /// <summary>A block that ends the run early with a constant, or lets it go on.</summary>
    /// <inheritdoc cref="StopIf{T}(string,Condition,Value{T},BlockOptions{object},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value StopIf<T>(
        string id, Condition condition, T result, BlockOptions<object?>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        StopIf(id, condition, result is not Value ? Value.Of(result) : throw BranchErrors.NoCommonType(), options, file, line);
}
