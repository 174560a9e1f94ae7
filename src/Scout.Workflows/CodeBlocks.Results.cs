using System.Runtime.CompilerServices;

namespace Scout;

// Written by CodeOverloads in the tests of this library: change it there.
public static partial class CodeBlocks
{
    /// <summary>
    /// A block that calls a C# method: static, public, not generic, with a name, a result that JSON can hold (at once, or as a
    /// <see cref="Task{T}"/> or <see cref="ValueTask{T}"/>), a parameter for each value, and a <see cref="CancellationToken"/> last if it likes.
    /// </summary>
    /// <typeparam name="T">What the method yields.</typeparam>
    /// <param name="flow">What the block is added to.</param>
    /// <param name="id">The block's id.</param>
    /// <param name="method">The method, not a lambda.</param>
    /// <param name="options">Retry, timeout and the like; by default none.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>What the method returns.</returns>
    [OverloadResolutionPriority(0)]
    public static Value<T> Code<T>(
        this Flow flow, string id, Func<T> method, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(3)]
    public static Value<T> Code<T>(
        this Flow flow, string id, Func<CancellationToken, T> method, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(0)]
    public static Value<T> Code<T1, T>(
        this Flow flow, string id, Func<T1, T> method, Value<T1> value1, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(3)]
    public static Value<T> Code<T1, T>(
        this Flow flow, string id, Func<T1, CancellationToken, T> method, Value<T1> value1, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(0)]
    public static Value<T> Code<T1, T2, T>(
        this Flow flow, string id, Func<T1, T2, T> method, Value<T1> value1, Value<T2> value2, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(3)]
    public static Value<T> Code<T1, T2, T>(
        this Flow flow, string id, Func<T1, T2, CancellationToken, T> method, Value<T1> value1, Value<T2> value2, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(0)]
    public static Value<T> Code<T1, T2, T3, T>(
        this Flow flow, string id, Func<T1, T2, T3, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(3)]
    public static Value<T> Code<T1, T2, T3, T>(
        this Flow flow, string id, Func<T1, T2, T3, CancellationToken, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(0)]
    public static Value<T> Code<T1, T2, T3, T4, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(3)]
    public static Value<T> Code<T1, T2, T3, T4, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, CancellationToken, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(0)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(3)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, CancellationToken, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(0)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(3)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, CancellationToken, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(0)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T7, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, T7, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, Value<T7> value7, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6, value7], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(3)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T7, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, Value<T7> value7, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6, value7], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(0)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T7, T8, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, T7, T8, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, Value<T7> value7, Value<T8> value8, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6, value7, value8], options, file, line);

    /// <inheritdoc cref="Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)"/>
    [OverloadResolutionPriority(3)]
    public static Value<T> Code<T1, T2, T3, T4, T5, T6, T7, T8, T>(
        this Flow flow, string id, Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, T> method, Value<T1> value1, Value<T2> value2, Value<T3> value3, Value<T4> value4, Value<T5> value5, Value<T6> value6, Value<T7> value7, Value<T8> value8, BlockOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(flow, id, method, [value1, value2, value3, value4, value5, value6, value7, value8], options, file, line);
}
