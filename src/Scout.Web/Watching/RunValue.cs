using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Web.Shared;

namespace Scout.Web.Watching;

/// <summary>A value of a run: pages show the beginning of one that is long, and say where all of it is.</summary>
/// <param name="Run">The run's whole id.</param>
/// <param name="Block">The block's path; none: it is the run's own.</param>
/// <param name="Part">Which of its values.</param>
internal sealed record RunValue(string Run, string? Block, RunPart Part)
{
    /// <summary>Where all of it is, relative to the site.</summary>
    public string Address => $"runs/{Run}/values/{Part.ToString().ToLowerInvariant()}{(Block is null ? "" : $"?block={Uri.EscapeDataString(Block)}")}";

    /// <summary>What prints all of it.</summary>
    public string Command => $"dotnet scout logs {Run}{(Block is null ? "" : $" --block \"{Block}\"")}";

    /// <summary>All of it, as text: a text as it is, anything else as JSON; none where there is none.</summary>
    /// <param name="run">The run.</param>
    public string? Of(RunSummary run) => Block is null
        ? Part switch
        {
            RunPart.Input => JsonText.Indented(run.Inputs),
            RunPart.Output when run.Output is { } output => JsonText.Shown(output),
            _ => null,
        }
        : run.Blocks.TryGetValue(Block, out var block) ? Of(block) : null;

    private string? Of(BlockSummary block) => Part switch
    {
        RunPart.Input when block.Input is { } input => JsonText.Indented(input),
        RunPart.Prompt when block.Input is { } input && Prompt(input) is { IsEmpty: false } messages => string.Join("\n\n", messages.Select(message => message.Text)),
        RunPart.Output when block.Output is { } output => JsonText.Shown(output),
        _ => null,
    };

    /// <summary>What a model was asked. It is told as messages; code may be given something that looks the same, and loses nothing by it.</summary>
    public static ImmutableArray<(string Role, string Text)> Prompt(JsonElement input) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty("model", out _) && input.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array
            ? [.. messages.EnumerateArray().Where(message => message.ValueKind == JsonValueKind.Object).Select(message => (Text(message, "role"), Text(message, "content")))]
            : [];

    private static string Text(JsonElement message, string member) => message.TryGetProperty(member, out var value) ? JsonText.Shown(value) : "";
}

/// <summary>Which value of a run or a block.</summary>
internal enum RunPart
{
    /// <summary>What it was given.</summary>
    Input,

    /// <summary>What its model was asked: the texts of the messages.</summary>
    Prompt,

    /// <summary>What it gave.</summary>
    Output,
}
