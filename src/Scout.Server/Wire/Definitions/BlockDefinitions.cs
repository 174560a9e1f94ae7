using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Contracts;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;
using Scout.Revisions.Snapshots;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Definitions;

/// <summary>What a revision does, as the API has it, and its blocks by the paths that they have in runs. It does not change; safe for many threads.</summary>
internal sealed class BlockDefinitions
{
    private readonly IReadOnlyDictionary<string, StoredRevision> _calls;
    private readonly FrozenDictionary<string, WireBlock> _blocks;
    private readonly FrozenDictionary<string, string> _called;
    private readonly ConcurrentDictionary<string, BlockDefinitions> _opened;

    private BlockDefinitions(StoredRevision revision, IReadOnlyDictionary<string, StoredRevision> calls, IReadOnlyDictionary<string, BlockAnnotation> annotations, string? description, ConcurrentDictionary<string, BlockDefinitions> opened)
    {
        (_calls, _opened) = (calls, opened);
        var json = CanonicalJson.Parse(revision.Bytes);
        var blocks = DefinedBlock.All(json).ToArray();
        var paths = blocks.DistinctBy(block => block.Id).ToDictionary(block => block.Id, block => block.Path, StringComparer.Ordinal);
        Workflow = json.GetProperty("workflow").GetString()!;
        RevisionId = revision.Id;
        Contract = ContractHash.Of(json);
        OutputBlockId = Output(json);
        _called = blocks.Where(block => block.Called is not null).ToFrozenDictionary(block => block.Path, block => Pin(json, block.Called!), StringComparer.Ordinal);
        Config = new()
        {
            WorkflowDisplayName = DisplayName.Of(Workflow),
            WorkflowSchemaVersion = "1.0",
            WorkflowDescription = description,
            Blocks = [BlockAnswers.Inputs(json.GetProperty("input")), .. blocks.Select(block => BlockAnswers.Of(block, annotations.GetValueOrDefault(block.Id), block.Path == OutputBlockId, paths))],
            Tags = [],
            OutputSchema = json.GetProperty("output"),
        };
        _blocks = Config.Blocks.ToFrozenDictionary(block => block.BlockId, StringComparer.Ordinal);
    }

    /// <summary>The workflow's id.</summary>
    public string Workflow { get; }

    /// <summary>The revision's whole id.</summary>
    public string RevisionId { get; }

    /// <summary>What it does.</summary>
    public WireWorkflowConfig Config { get; }

    /// <summary>The block whose output is the workflow's, where it is that of one block; else none.</summary>
    public string? OutputBlockId { get; }

    /// <inheritdoc cref="ContractHash"/>
    public string Contract { get; }

    /// <summary>The definitions of a revision.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="calls">Every revision that it calls, however deep, by <c>sha256:...</c>. Of those that are not there, nothing is known of the blocks but their types.</param>
    /// <param name="annotations">What is known about blocks beyond their behaviour, by block id.</param>
    /// <param name="description">What the workflow is for, or none.</param>
    public static BlockDefinitions Of(StoredRevision revision, IReadOnlyDictionary<string, StoredRevision> calls, IReadOnlyDictionary<string, BlockAnnotation>? annotations = null, string? description = null) =>
        new(revision, calls, annotations ?? ImmutableDictionary<string, BlockAnnotation>.Empty, description, new(StringComparer.Ordinal));

    /// <summary>A block as a run has it: with the path that it has there.</summary>
    /// <param name="path">The path: <c>triage</c>, <c>stops[3]/arrive</c>, <c>parcel/packed</c>.</param>
    /// <param name="type">Its type.</param>
    public WireBlock Find(string path, string type) => (Defined(BlockShape.WithoutPlaces(path)) ?? BlockAnswers.Unknown(path, type)) with { BlockId = path };

    private WireBlock? Defined(string path)
    {
        if (_blocks.TryGetValue(path, out var own))
        {
            return own;
        }

        // A block of a workflow that is called lies below the block that calls it.
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_called.TryGetValue(path[..slash], out var pin))
            {
                return Opened(pin)?.Defined(path[(slash + 1)..]);
            }
        }

        return null;
    }

    private BlockDefinitions? Opened(string pin) => _calls.TryGetValue(pin, out var called)
        ? _opened.GetOrAdd(pin, _ => new(called, _calls, ImmutableDictionary<string, BlockAnnotation>.Empty, null, _opened))
        : null;

    private static string Pin(JsonElement revision, string workflow) =>
        revision.TryGetProperty("calls", out var calls) && calls.TryGetProperty(workflow, out var pin) ? pin.GetString()! : workflow;

    private static string? Output(JsonElement revision) =>
        revision.GetProperty("result") is { ValueKind: JsonValueKind.String } result && result.GetString() is { } id && id != RootNames.Inputs && revision.GetProperty("blocks").TryGetProperty(id, out _) ? id : null;
}
