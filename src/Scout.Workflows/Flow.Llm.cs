using System.Runtime.CompilerServices;
using Scout.Definitions;

namespace Scout;

public sealed partial class Flow
{
    /// <summary>A block that asks a chat model for text.</summary>
    /// <param name="id">The block's id.</param>
    /// <param name="options">The model, the prompt and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The model's answer.</returns>
    public Value<string> Llm(
        string id, LlmOptions<string> options, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Llm<string>(id, options, file, line);

    /// <summary>A block that asks a chat model for JSON that fits a type's schema.</summary>
    /// <typeparam name="T">What the model answers: a record, or <see cref="string"/> for plain text.</typeparam>
    /// <param name="id">The block's id.</param>
    /// <param name="options">The model, the prompt and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The model's answer.</returns>
    public Value<T> Llm<T>(
        string id, LlmOptions<T> options, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Add(id, options, new(file, line), _ => binder => LlmSettings.Build(options, binder));
    }
}
