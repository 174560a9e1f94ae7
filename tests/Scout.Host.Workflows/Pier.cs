using Microsoft.Extensions.AI;

namespace Scout.Host.Workflows;

[Shape]
public sealed record Mooring(string Log, IReadOnlyList<string> Ships);

/// <summary>Asks a model about each ship, all at once.</summary>
[Workflow("pier")]
public sealed class Pier : Workflow<Mooring, IReadOnlyList<string>>
{
    protected override Value<IReadOnlyList<string>> Define(Flow flow, Value<Mooring> input) => flow.ForEach(
        "ships",
        input.Ships,
        (body, ship) => body.Llm("moor", new() { Model = "pier", Prompt = $"{input.Log}|{ship}" }),
        new ForEachOptions<string> { Concurrency = 32 });
}

/// <summary>
/// Leaves a line in a file when it is asked and one when it answers, so that whoever reads the file can tell how many asked at once, from whichever process. A ship whose
/// name begins with "late" it answers when there is a file "go" beside it.
/// </summary>
public sealed class PierClient : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.Last().Text.Split('|');
        Write(asked[0], $"begin {asked[1]} {Environment.ProcessId}");
        try
        {
            await Task.Delay(20, cancellationToken);
            while (asked[1].StartsWith("late", StringComparison.Ordinal) && !File.Exists(Path.Combine(Path.GetDirectoryName(asked[0])!, "go")))
            {
                await Task.Delay(20, cancellationToken);
            }
        }
        finally
        {
            Write(asked[0], $"end {asked[1]} {Environment.ProcessId}");
        }

        return new(new ChatMessage(ChatRole.Assistant, $"{asked[1]} is moored")) { Usage = new() { InputTokenCount = 90, OutputTokenCount = 10 }, FinishReason = ChatFinishReason.Stop };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    // One at a time, also where others are other processes.
    private static void Write(string log, string line)
    {
        for (var end = Environment.TickCount64 + 10_000; ; Thread.Sleep(1))
        {
            try
            {
                using var file = new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.None);
                file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
                return;
            }
            catch (IOException) when (Environment.TickCount64 < end)
            {
            }
        }
    }
}
