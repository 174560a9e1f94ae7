using System.Runtime.CompilerServices;
using Scout.Definitions;
using Scout.Revisions.Schemas;

namespace Scout;

/// <remarks>Loops some of whose items may fail. What they yield may be null, and C# writes that differently for classes and for numbers and the like.</remarks>
public sealed partial class Flow
{
    /// <summary>
    /// A block that runs a body for every item of a list, several at once, and goes on when some of them fail: each that does gives null.
    /// Which ones failed, and why, is in the block's meta. One failure more than is tolerated fails the block.
    /// </summary>
    /// <typeparam name="TItem">The items' type.</typeparam>
    /// <typeparam name="T">What the body yields.</typeparam>
    /// <param name="id">The block's id; inside a loop in the body, templates reach this loop's item as <c>{{ id.item }}</c>.</param>
    /// <param name="items">The list.</param>
    /// <param name="body">Defines the body, with the flow that it is given, for an item; its index is <c>{{ index }}</c>, from 0.</param>
    /// <param name="tolerate">How many items may fail: a number, or <see cref="Tolerate.All"/>.</param>
    /// <param name="options">Concurrency, retry, timeout and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The body's values, null for an item that failed.</returns>
    [OverloadResolutionPriority(-1)]
    public Value<IReadOnlyList<T?>> ForEach<TItem, T>(
        string id, Value<IReadOnlyList<TItem>> items, Func<Flow, Value<TItem>, Value<T>> body, Tolerate tolerate, ForEachOptions<T?>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : class? =>
        AddTolerant(id, items, body, tolerate, options, new(file, line));

    /// <inheritdoc cref="ForEach{TItem,T}(string,Value{IReadOnlyList{TItem}},Func{Flow,Value{TItem},Value{T}},Tolerate,ForEachOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<IReadOnlyList<T?>> ForEach<TItem, T>(
        string id, Value<List<TItem>> items, Func<Flow, Value<TItem>, Value<T>> body, Tolerate tolerate, ForEachOptions<T?>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : class? =>
        AddTolerant(id, items, body, tolerate, options, new(file, line));

    /// <inheritdoc cref="ForEach{TItem,T}(string,Value{IReadOnlyList{TItem}},Func{Flow,Value{TItem},Value{T}},Tolerate,ForEachOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<IReadOnlyList<T?>> ForEach<TItem, T>(
        string id, Value<TItem[]> items, Func<Flow, Value<TItem>, Value<T>> body, Tolerate tolerate, ForEachOptions<T?>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : class? =>
        AddTolerant(id, items, body, tolerate, options, new(file, line));

    /// <inheritdoc cref="ForEach{TItem,T}(string,Value{IReadOnlyList{TItem}},Func{Flow,Value{TItem},Value{T}},Tolerate,ForEachOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<IReadOnlyList<T?>> ForEach<TItem, T>(
        string id, Value<IReadOnlyList<TItem>> items, Func<Flow, Value<TItem>, Value<T>> body, Tolerate tolerate, ForEachOptions<T?>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : struct =>
        AddTolerantStruct(id, items, body, tolerate, options, new(file, line));

    /// <inheritdoc cref="ForEach{TItem,T}(string,Value{IReadOnlyList{TItem}},Func{Flow,Value{TItem},Value{T}},Tolerate,ForEachOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<IReadOnlyList<T?>> ForEach<TItem, T>(
        string id, Value<List<TItem>> items, Func<Flow, Value<TItem>, Value<T>> body, Tolerate tolerate, ForEachOptions<T?>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : struct =>
        AddTolerantStruct(id, items, body, tolerate, options, new(file, line));

    /// <inheritdoc cref="ForEach{TItem,T}(string,Value{IReadOnlyList{TItem}},Func{Flow,Value{TItem},Value{T}},Tolerate,ForEachOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<IReadOnlyList<T?>> ForEach<TItem, T>(
        string id, Value<TItem[]> items, Func<Flow, Value<TItem>, Value<T>> body, Tolerate tolerate, ForEachOptions<T?>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : struct =>
        AddTolerantStruct(id, items, body, tolerate, options, new(file, line));

    private Value<IReadOnlyList<T?>> AddTolerant<TItem, T>(
        string id, Value items, Func<Flow, Value<TItem>, Value<T>> body, Tolerate tolerate, ForEachOptions<T?>? options, SourceLocation location)
        where T : class?
    {
        ArgumentNullException.ThrowIfNull(tolerate);
        return AddForEach(id, items, body, options, location, tolerate, binder => binder.Schema(() => SchemaWriter.ForListWithNulls(typeof(T))));
    }

    private Value<IReadOnlyList<T?>> AddTolerantStruct<TItem, T>(
        string id, Value items, Func<Flow, Value<TItem>, Value<T>> body, Tolerate tolerate, ForEachOptions<T?>? options, SourceLocation location)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(tolerate);
        return AddForEach(id, items, body, options, location, tolerate, binder => binder.Output);
    }
}
