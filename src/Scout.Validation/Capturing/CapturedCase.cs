using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Environments.Queries;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;
using Scout.Runs.Reruns;

namespace Scout.Validation.Capturing;

/// <summary>A recorded run as a case of a suite.</summary>
internal sealed partial record CapturedCase
{
    private static readonly string[] Words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    /// <summary>The case's name.</summary>
    public required string Name { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The inputs, redacted.</summary>
    public required JsonElement Inputs { get; init; }

    /// <summary>What blocks with effects gave, redacted, by path.</summary>
    public required ImmutableArray<(string Path, JsonElement Output)> Blocks { get; init; }

    /// <summary>The blocks with effects that did not run, by path without places: where they do, they fail in place of having their effect.</summary>
    public ImmutableArray<string> Idle { get; init; } = [];

    /// <summary>The blocks that ran, by id, in the order in which they began.</summary>
    public required ImmutableArray<string> Ran { get; init; }

    /// <summary>Makes a case of a run.</summary>
    /// <param name="run">The run: one that has its output.</param>
    /// <param name="name">The case's name; none: made of the run's id.</param>
    /// <param name="redaction">Takes out what is about somebody.</param>
    /// <param name="revision">What ran; none: it is not kept any more.</param>
    /// <exception cref="ScoutException">It did not complete, or its inputs are not kept whole.</exception>
    public static CapturedCase Of(RunSummary run, string? name, Redaction redaction, RevisionDetails? revision)
    {
        if (run.Status is not (RunStatus.Completed or RunStatus.Stopped))
        {
            throw CaptureErrors.NotCompleted(run.RunId, run.Status);
        }

        if (run.InputsMasked)
        {
            throw CaptureErrors.InputsNotKept(run.RunId);
        }

        var effects = run.Order.Where(path => HasEffect(run.Blocks[path])).ToArray();
        if (effects.FirstOrDefault(path => run.Blocks[path] is { Masked: true } or { Output: null }) is { } masked)
        {
            throw CaptureErrors.OutputNotKept(run.RunId, masked);
        }

        var declared = revision is null ? Declared.Names(run.Inputs) : Declared.By(JsonElement.Parse(revision.Revision.Bytes.Span).GetProperty("input"));
        var blocks = revision is null ? [] : RevisionBlocks.Of(revision.Revision, revision.Calls);
        var outputs = effects.Select(path => (Path: path, Value: run.Blocks[path].Output!.Value, Declared: blocks.TryGetValue(BlockShape.WithoutPlaces(path), out var block) ? Declared.By(block.Json.GetProperty("output")) : default)).ToArray();
        var inputs = redaction.Inputs(run.Inputs, declared, outputs.Select(output => (output.Value, output.Declared)));
        return new()
        {
            Name = name ?? $"captured {RunIds.ShortOf(run.RunId)}",
            Workflow = run.Workflow,
            Inputs = inputs,
            Blocks = [.. outputs.Select(output => (output.Path, redaction.Of(output.Value, output.Declared)))],
            Idle = [.. blocks.Values.Where(HasEffect).Select(block => block.Path).Except(run.Order.Select(path => BlockShape.WithoutPlaces(path)), StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Ran = [.. run.Order.Select(path => BlockShape.WithoutPlaces(path)).Select(path => path[(path.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>Whether a block's work reaches beyond the run: its output is recorded, and it is not done again.</summary>
    public static bool HasEffect(BlockSummary block) => block.Once || BlockKinds.Find(block.Type)?.Effect is BlockEffect.Request or BlockEffect.Waits;

    /// <inheritdoc cref="HasEffect(BlockSummary)"/>
    public static bool HasEffect(RevisionBlock block) =>
        BlockKinds.Find(block.Type)?.Effect is BlockEffect.Request or BlockEffect.Waits || (block.Json.TryGetProperty("once", out var once) && once.ValueKind == JsonValueKind.True);

    /// <summary>The case as YAML, an item of a list.</summary>
    /// <param name="indent">How far it is indented.</param>
    public string Yaml(string indent)
    {
        var text = new StringBuilder();
        Line($"- name: {Scalar(Name)}");
        Line(Inputs.EnumerateObject().Any() ? "  inputs:" : "  inputs: {}");
        foreach (var input in Inputs.EnumerateObject())
        {
            Line($"    {Key(input.Name)}: {Value(input.Value)}");
        }

        if (!Blocks.IsEmpty || !Idle.IsEmpty)
        {
            Line("  blocks:");
            foreach (var (path, output) in Blocks)
            {
                Line($"    {Key(path)}: {{ output: {Value(output)} }}");
            }

            foreach (var path in Idle)
            {
                Line($"    {Key(path)}: {{ error: it did not run when this was captured }}");
            }
        }

        Line("  expect:");
        Line($"    - path: [{string.Join(", ", Ran)}]");
        return text.ToString();

        void Line(string line) => text.Append(indent).Append(line).Append('\n');
    }

    private static string Key(string name) => Scalar(name);

    private static string Scalar(string text) => PlainScalar.IsMatch(text) && !Words.Contains(text, StringComparer.OrdinalIgnoreCase) ? text : Value(PlainJson.Of(text));

    // JSON is YAML; its line separators are not.
    private static string Value(JsonElement value) => value.GetRawText().Replace("\u0085", "\\u0085", StringComparison.Ordinal).Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Za-z_][\w]*(?: [\w]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainScalar { get; }
}
