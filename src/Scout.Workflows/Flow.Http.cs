using System.Runtime.CompilerServices;
using Scout.Definitions;

namespace Scout;

public sealed partial class Flow
{
    /// <summary>A block that sends an HTTP request and yields the answer's text.</summary>
    /// <param name="id">The block's id.</param>
    /// <param name="options">The URL, the method and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The answer's text.</returns>
    public Value<string> Http(
        string id, HttpOptions<string> options, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Http<string>(id, options, file, line);

    /// <summary>A block that sends an HTTP request and yields what it is answered.</summary>
    /// <typeparam name="T">A record for JSON of its schema, <see cref="string"/> for text, an array of <see cref="byte"/> for bytes, or <see cref="HttpAnswer{T}"/> of one of these.</typeparam>
    /// <param name="id">The block's id.</param>
    /// <param name="options">The URL, the method and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The answer.</returns>
    public Value<T> Http<T>(
        string id, HttpOptions<T> options, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Add(id, options, new(file, line), _ => binder => HttpSettings.Build(options, binder));
    }
}
