using System.Text.Json;
using Scout.Environments.Runs;
using Scout.Revisions.Runs;

namespace Scout.Tool.Running;

/// <summary>One block of a run, in <c>run</c> and <c>logs --format json</c>.</summary>
internal sealed record BlockAnswer
{
    public required string Type { get; init; }

    /// <summary><c>completed</c>, <c>failed</c>, <c>canceled</c> or <c>running</c>.</summary>
    public required RunStatus Status { get; init; }

    public required int Attempts { get; init; }

    public double? ElapsedMs { get; init; }

    public JsonElement? Input { get; init; }

    public JsonElement? Output { get; init; }

    public JsonElement? Meta { get; init; }

    public RunError? Error { get; init; }

    /// <summary>The blocks by path, in the order in which they began.</summary>
    public static OrderedDictionary<string, BlockAnswer> Of(RunSummary run, Func<string, bool>? wanted = null)
    {
        var answers = new OrderedDictionary<string, BlockAnswer>(StringComparer.Ordinal);
        foreach (var path in run.Order.Where(path => wanted?.Invoke(path) ?? true))
        {
            answers.Add(path, Of(run.Blocks[path]));
        }

        return answers;
    }

    private static BlockAnswer Of(BlockSummary block) => new()
    {
        Type = block.Type,
        Status = block.Status,
        Attempts = block.Attempts,
        ElapsedMs = block.ElapsedMs,
        Input = block.Input,
        Output = block.Output,
        Meta = block.Meta,
        Error = block.Error,
    };
}
