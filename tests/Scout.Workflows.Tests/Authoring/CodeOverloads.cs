using System.Globalization;
using System.Text;

namespace Scout.Workflows.Tests.Authoring;

/// <summary>Writes the overloads of <c>flow.Code</c>: 0 to 8 values, three kinds of result, with and without a cancellation token.</summary>
internal static class CodeOverloads
{
    public const int MostValues = 8;

    /// <summary>The files' names and contents.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["CodeBlocks.Results.cs"] = File("T", priority: 0),
        ["CodeBlocks.ValueTasks.cs"] = File("ValueTask<T>", priority: 1),
        ["CodeBlocks.Tasks.cs"] = File("Task<T>", priority: 2),
    };

    private static string File(string result, int priority)
    {
        var file = new StringBuilder("""
            using System.Runtime.CompilerServices;

            namespace Scout;

            // Written by CodeOverloads in the tests of this library: change it there.
            public static partial class CodeBlocks
            {

            """);
        for (var values = 0; values <= MostValues; values++)
        {
            if (values > 0)
            {
                file.Append('\n');
            }

            Append(file, values, result, "", priority);
            file.Append('\n');
            // The token's overloads win: without that, a method with a token would fit an overload that takes it for a value.
            Append(file, values, result, "CancellationToken, ", priority + 3);
        }

        return file.Append("}\n").ToString();
    }

    private static void Append(StringBuilder file, int values, string result, string token, int priority)
    {
        var numbers = Enumerable.Range(1, values).ToArray();
        var types = string.Concat(numbers.Select(number => $"T{number}, "));
        var parameters = string.Concat(numbers.Select(number => $"Value<T{number}> value{number}, "));
        var arguments = string.Join(", ", numbers.Select(number => $"value{number}"));
        var isFirst = values == 0 && priority == 0;
        file.Append(isFirst ? Documentation : "    /// <inheritdoc cref=\"Code{T}(Flow,string,Func{T},BlockOptions{T},string,int)\"/>\n");
        file.Append(CultureInfo.InvariantCulture, $$"""
                [OverloadResolutionPriority({{priority}})]
                public static Value<T> Code<{{types}}T>(
                    this Flow flow, string id, Func<{{types}}{{token}}{{result}}> method, {{parameters}}BlockOptions<T>? options = null,
                    [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
                    Add(flow, id, method, [{{arguments}}], options, file, line);

            """);
    }

    private const string Documentation = """
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

        """;
}
