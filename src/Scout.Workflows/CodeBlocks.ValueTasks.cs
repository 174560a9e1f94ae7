using System.Runtime.CompilerServices;

namespace Scout;

// Written by CodeOverloads in the tests of this library: change it there.
public static partial class CodeBlocks
{
    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(1)]
    public static Value<T> Code<T>(
        this Flow flow, string id, Func<ValueTask<T>> method, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(4)]
    public static Value<T> Code<T>(
        this Flow flow, string id, Func<CancellationToken, ValueTask<T>> method, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(1)]
    public static Value<T> Code<T1, T>(
        this Flow flow, string id, Func<T1, ValueTask<T>> method, Value<T1> value1, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(4)]
    public static Value<T> Code<T1, T>(
        this Flow flow, string id, Func<T1, CancellationToken, ValueTask<T>> method, Value<T1> value1, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(1)]
    public static Value<T> Code<T1, T2, T>(
        this Flow flow, string id, Func<T1, T2, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(4)]
    public static Value<T> Code<T1, T2, T>(
        this Flow flow, string id, Func<T1, T2, CancellationToken, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(1)]
    public static Value<T> Code<T1, T2, T3, T>(
        this Flow flow, string id, Func<T1, T2, T3, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(4)]
    public static Value<T> Code<T1, T2, T3, T>(
        this Flow flow, string id, Func<T1, T2, T3, CancellationToken, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(1)]
    public static Value<T> Code<T1, T2, T3, T4, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(4)]
    public static Value<T> Code<T1, T2, T3, T4, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, CancellationToken, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(1)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(4)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, CancellationToken, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(1)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(4)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, CancellationToken, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(1)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T7, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, T7, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, Value<T7> value7, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6, value7], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(4)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T7, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, Value<T7> value7, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6, value7], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(1)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T7, T8, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, T7, T8, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, Value<T7> value7, Value<T8> value8, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6, value7, value8], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(4)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T7, T8, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, ValueTask<T>> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, Value<T7> value7, Value<T8> value8, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6, value7, value8], options, file, line);
}
