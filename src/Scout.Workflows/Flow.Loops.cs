using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Scout.Definitions;
using Scout.Revisions.Blocks;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout;

public sealed partial class Flow
{
    /// <summary>A block that runs a body for every item of a list, several at once, and yields the results in the items' order.</summary>
    /// <typeparam name="TItem">The items' type.</typeparam>
    /// <typeparam name="T">What the body yields.</typeparam>
    /// <param name="id">The block's id; inside a loop in the body, templates reach this loop's item as <c>{{ id.item }}</c>.</param>
    /// <param name="items">The list.</param>
    /// <param name="body">Defines the body, with the flow that it is given, for an item; its index is <c>{{ index }}</c>, from 0.</param>
    /// <param name="options">Concurrency, retry, timeout and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The body's values.</returns>
    public Value<IReadOnlyList<T>> ForEach<TItem, T>(
        string id, Value<IReadOnlyList<TItem>> items, Func<Flow, Value<TItem>, Value<T>> body, ForEachOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddForEach(id, items, body, options, new(file, line));

    /// <inheritdoc cref="ForEach{TItem,T}(string,Value{IReadOnlyList{TItem}},Func{Flow,Value{TItem},Value{T}},ForEachOptions{T},string,int)"/>
    public Value<IReadOnlyList<T>> ForEach<TItem, T>(
        string id, Value<List<TItem>> items, Func<Flow, Value<TItem>, Value<T>> body, ForEachOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddForEach(id, items, body, options, new(file, line));

    /// <inheritdoc cref="ForEach{TItem,T}(string,Value{IReadOnlyList{TItem}},Func{Flow,Value{TItem},Value{T}},ForEachOptions{T},string,int)"/>
    public Value<IReadOnlyList<T>> ForEach<TItem, T>(
        string id, Value<TItem[]> items, Func<Flow, Value<TItem>, Value<T>> body, ForEachOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddForEach(id, items, body, options, new(file, line));

    /// <summary>A block that folds a list, one item after the other.</summary>
    /// <typeparam name="TItem">The items' type.</typeparam>
    /// <typeparam name="T">The accumulator's type.</typeparam>
    /// <param name="id">The block's id; inside a loop in the body, templates reach this loop's variables as <c>{{ id.item }}</c>.</param>
    /// <param name="items">The list.</param>
    /// <param name="seed">The accumulator's first value, and the block's for an empty list.</param>
    /// <param name="body">Defines the body, with the flow that it is given, for the accumulator and an item; it returns the next accumulator.</param>
    /// <param name="options">Retry, timeout and the like; by default none.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The last accumulator.</returns>
    public Value<T> Reduce<TItem, T>(
        string id, Value<IReadOnlyList<TItem>> items, Value<T> seed, Func<Flow, Value<T>, Value<TItem>, Value<T>> body,
        BlockOptions<T>? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddReduce(id, items, seed, body, options, new(file, line));

    /// <inheritdoc cref="Reduce{TItem,T}(string,Value{IReadOnlyList{TItem}},Value{T},Func{Flow,Value{T},Value{TItem},Value{T}},BlockOptions{T},string,int)"/>
    public Value<T> Reduce<TItem, T>(
        string id, Value<List<TItem>> items, Value<T> seed, Func<Flow, Value<T>, Value<TItem>, Value<T>> body,
        BlockOptions<T>? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddReduce(id, items, seed, body, options, new(file, line));

    /// <inheritdoc cref="Reduce{TItem,T}(string,Value{IReadOnlyList{TItem}},Value{T},Func{Flow,Value{T},Value{TItem},Value{T}},BlockOptions{T},string,int)"/>
    public Value<T> Reduce<TItem, T>(
        string id, Value<TItem[]> items, Value<T> seed, Func<Flow, Value<T>, Value<TItem>, Value<T>> body,
        BlockOptions<T>? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddReduce(id, items, seed, body, options, new(file, line));

    /// <inheritdoc cref="Reduce{TItem,T}(string,Value{IReadOnlyList{TItem}},Value{T},Func{Flow,Value{T},Value{TItem},Value{T}},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<T> Reduce<TItem, T>(
        string id, Value<IReadOnlyList<TItem>> items, T seed, Func<Flow, Value<T>, Value<TItem>, Value<T>> body,
        BlockOptions<T>? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddReduce(id, items, Value.Of(seed), body, options, new(file, line));

    /// <inheritdoc cref="Reduce{TItem,T}(string,Value{IReadOnlyList{TItem}},Value{T},Func{Flow,Value{T},Value{TItem},Value{T}},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<T> Reduce<TItem, T>(
        string id, Value<List<TItem>> items, T seed, Func<Flow, Value<T>, Value<TItem>, Value<T>> body,
        BlockOptions<T>? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddReduce(id, items, Value.Of(seed), body, options, new(file, line));

    /// <inheritdoc cref="Reduce{TItem,T}(string,Value{IReadOnlyList{TItem}},Value{T},Func{Flow,Value{T},Value{TItem},Value{T}},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<T> Reduce<TItem, T>(
        string id, Value<TItem[]> items, T seed, Func<Flow, Value<T>, Value<TItem>, Value<T>> body,
        BlockOptions<T>? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddReduce(id, items, Value.Of(seed), body, options, new(file, line));

    private Value<IReadOnlyList<T>> AddForEach<TItem, T>(
        string id, Value items, Func<Flow, Value<TItem>, Value<T>> body, ForEachOptions<T>? options, SourceLocation location) =>
        AddForEach(id, items, body, options, location, tolerate: null, binder => binder.Output);

    private Value<IReadOnlyList<T>> AddForEach<TItem, TBody, T>(
        string id, Value items, Func<Flow, Value<TItem>, Value<TBody>> body, ForEachOptions<T>? options, SourceLocation location,
        Tolerate? tolerate, Func<BlockBinder, Schema> output) =>
        Add(id, options ?? new(), location, draft =>
        {
            var variables = Variables<TItem>();
            var inner = Loop(draft, variables, (flow, scope) => body(flow, Variable<TItem>(scope, RootNames.Item)));
            var concurrency = options?.Concurrency ?? ForEachBlock.DefaultConcurrency;
            return binder =>
            {
                binder.Check(Ranges.Concurrency(concurrency));
                binder.Check(tolerate?.Problem);
                return new ForEachBlock
                {
                    Id = binder.Id,
                    Needs = [],
                    Output = output(binder),
                    Items = binder.Bind("items", items),
                    Concurrency = concurrency,
                    Tolerate = tolerate?.Count ?? 0,
                    Body = binder.Scope(inner),
                };
            };
        });

    private Value<T> AddReduce<TItem, T>(
        string id, Value items, Value<T> seed, Func<Flow, Value<T>, Value<TItem>, Value<T>> body, BlockOptions<T>? options, SourceLocation location) =>
        Add(id, options, location, draft =>
        {
            var variables = Variables<TItem>().Add(RootNames.Accumulator, typeof(T));
            var inner = Loop(draft, variables, (flow, scope) =>
                body(flow, Variable<T>(scope, RootNames.Accumulator), Variable<TItem>(scope, RootNames.Item)));
            return binder => new ReduceBlock
            {
                Id = binder.Id,
                Needs = [],
                Output = binder.Output,
                Items = binder.Bind("items", items),
                Seed = binder.Bind("seed", seed),
                Body = binder.Scope(inner),
            };
        });

    private ScopeDraft Loop(BlockDraft draft, ImmutableDictionary<string, Type> variables, Func<Flow, ScopeDraft, Value?> body) =>
        _definition.Branch(draft, variables, (flow, scope) =>
        {
            var result = body(flow, scope);
            if (result is null)
            {
                _definition.Errors.NullResult(draft, "the body");
            }

            return result;
        });

    private static ImmutableDictionary<string, Type> Variables<TItem>() => ImmutableDictionary<string, Type>.Empty
        .Add(RootNames.Item, typeof(TItem))
        .Add(RootNames.Index, typeof(int));

    private static Value<T> Variable<T>(ScopeDraft body, string name) => new(ValueSource.Of(new Origin.Loop(body, name)));
}
