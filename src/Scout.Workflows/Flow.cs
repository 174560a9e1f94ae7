using Scout.Definitions;
using Scout.Revisions.Model;

namespace Scout;

/// <summary>
/// What blocks are added to. A branch is given a flow of its own: its blocks are added to that one, and what it returns is all that
/// can be read of it outside. Every block has an id, unique in its workflow: <c>[a-z][a-z0-9_]*</c>.
/// </summary>
public sealed partial class Flow
{
    private readonly Definition _definition;
    private readonly ScopeDraft _scope;

    internal Flow(Definition definition, ScopeDraft scope) => (_definition, _scope) = (definition, scope);

    /// <summary>What the run knows about itself, the same in every branch: <c>$"Today is {flow.Run.StartedAt:d MMMM yyyy}."</c></summary>
    public RunValues Run { get; } = RunValues.All;

    internal Value<T> Add<T>(
        string id, BlockOptions<T>? options, SourceLocation location, Func<BlockDraft, Func<BlockBinder, Block>> define) => new(
        _definition.Add(_scope, id, location, typeof(T), options ?? new(), draft =>
        {
            var build = define(draft);
            draft.BuildOnError = OnFailure(draft, options?.OnError);
            return build;
        }));

    private Func<BlockBinder, ErrorPolicy>? OnFailure<T>(BlockDraft draft, OnError<T>? onError)
    {
        switch (onError)
        {
            case OnError<T>.ContinueWith value:
                return binder => new ErrorPolicy.Continue(binder.Bind("OnError", value.Value));
            case OnError<T>.FallBack fallback:
                var branch = Branch(draft, "the fallback", fallback.Branch);
                return binder => new ErrorPolicy.Fallback(binder.Scope(branch));
            default:
                return null;
        }
    }

    private ScopeDraft Branch<T>(BlockDraft draft, string name, Func<Flow, Value<T>> branch)
    {
        ArgumentNullException.ThrowIfNull(branch);
        return _definition.Branch(draft, variables: null, (flow, _) =>
        {
            var result = branch(flow);
            if (result is null)
            {
                _definition.Errors.NullResult(draft, name);
            }

            return result;
        });
    }
}
