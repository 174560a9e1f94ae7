using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Scout.Definitions;
using Scout.Revisions.Blocks;

namespace Scout;

public sealed partial class Flow
{
    /// <summary>A block that runs one of two branches.</summary>
    /// <typeparam name="T">What both branches yield.</typeparam>
    /// <param name="id">The block's id.</param>
    /// <param name="condition">What the branch is chosen by.</param>
    /// <param name="then">Defines the branch for true, with the flow that it is given.</param>
    /// <param name="otherwise">Defines the branch for false, with the flow that it is given.</param>
    /// <param name="options">Retry, timeout and the like; by default none.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The value of the branch that runs.</returns>
    public Value<T> If<T>(
        string id, Condition condition, Func<Flow, Value<T>> then, Func<Flow, Value<T>> otherwise, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Add(id, options, new(file, line), draft =>
        {
            var yes = Branch(draft, "the branch 'then'", then);
            var no = Branch(draft, "the branch 'otherwise'", otherwise);
            return binder => new IfBlock
            {
                Id = binder.Id,
                Needs = [],
                Output = binder.Output,
                Condition = binder.Condition(condition),
                Then = binder.Scope(yes),
                Otherwise = binder.Scope(no),
            };
        });
    }

    /// <summary>A block that yields one of two constants.</summary>
    /// <inheritdoc cref="If{T}(string,Condition,Func{Flow,Value{T}},Func{Flow,Value{T}},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<T> If<T>(
        string id, Condition condition, Func<Flow, T> then, Func<Flow, T> otherwise, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        If(id, condition, Constant(then), Constant(otherwise), options, file, line);

    /// <summary>A block that runs the branch that a value names.</summary>
    /// <typeparam name="TKey">The type of the value: <see cref="string"/> or an enum.</typeparam>
    /// <typeparam name="T">What every branch yields.</typeparam>
    /// <param name="id">The block's id.</param>
    /// <param name="value">What the branch is chosen by.</param>
    /// <param name="cases">The branches: <c>new() { ["billing"] = flow => ... }</c>.</param>
    /// <param name="otherwise">Defines the branch for every other value.</param>
    /// <param name="options">Retry, timeout and the like; by default none.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The value of the branch that runs.</returns>
    public Value<T> Switch<TKey, T>(
        string id, Value<TKey> value, Cases<TKey, T> cases, Func<Flow, Value<T>> otherwise, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(cases);
        return Add(id, options, new(file, line), draft =>
        {
            var keys = SwitchKeys.Of(cases.Branches.Select(branch => (object)branch.Key), typeof(TKey), draft, _definition.Errors);
            var branches = cases.Branches
                .Select((branch, index) => (Key: keys[index], Scope: Branch(draft, $"the case '{keys[index]}'", branch.Value)))
                .DistinctBy(branch => branch.Key)
                .ToImmutableArray();
            var other = Branch(draft, "the branch 'otherwise'", otherwise);
            return binder => new SwitchBlock
            {
                Id = binder.Id,
                Needs = [],
                Output = binder.Output,
                Value = binder.Bind("value", value),
                Cases = branches.ToImmutableSortedDictionary(branch => branch.Key, branch => binder.Scope(branch.Scope), StringComparer.Ordinal),
                Otherwise = binder.Scope(other),
            };
        });
    }

    /// <summary>A block that yields a constant where no case is the value's.</summary>
    /// <inheritdoc cref="Switch{TKey,T}(string,Value{TKey},Cases{TKey,T},Func{Flow,Value{T}},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<T> Switch<TKey, T>(
        string id, Value<TKey> value, Cases<TKey, T> cases, Func<Flow, T> otherwise, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where TKey : notnull =>
        Switch(id, value, cases, Constant(otherwise), options, file, line);

    /// <summary>A block that runs a branch for its effect, or not.</summary>
    /// <param name="id">The block's id.</param>
    /// <param name="condition">When the branch runs.</param>
    /// <param name="then">Defines the branch, with the flow that it is given.</param>
    /// <param name="options">Retry, timeout and the like; by default none.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>Null, once the branch has ended or was not run: for <see cref="BlockOptions.After"/>.</returns>
    public Value When(
        string id, Condition condition, Action<Flow> then, BlockOptions<object?>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(then);
        return Add(id, options, new(file, line), draft =>
        {
            var branch = _definition.Branch(draft, variables: null, (flow, _) =>
            {
                then(flow);
                return null;
            });
            return binder => new WhenBlock
            {
                Id = binder.Id,
                Needs = [],
                Output = WorkflowCatalog.NullSchema,
                Condition = binder.Condition(condition),
                Then = binder.Scope(branch),
            };
        });
    }

    private static Func<Flow, Value<T>> Constant<T>(Func<Flow, T> branch)
    {
        ArgumentNullException.ThrowIfNull(branch);
        return flow => branch(flow) is var constant and not Value ? Value.Of(constant) : throw BranchErrors.NoCommonType();
    }
}
