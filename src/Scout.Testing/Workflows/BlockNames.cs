using Scout.Execution.Plans;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Testing.Workflows;

/// <summary>The blocks of a workflow, and of those that it calls, by what a test may call them: <c>triage</c>, <c>answers[]/answer</c>, <c>answers[1]/answer</c>, <c>translated/translate</c>.</summary>
internal sealed class BlockNames
{
    private readonly string _workflow;
    private readonly Dictionary<string, PlanBlock> _all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _own = new(StringComparer.Ordinal);

    public BlockNames(Plan plan)
    {
        _workflow = plan.Revision.Workflow;
        Enter(plan.Body, "", isOwn: true);
    }

    /// <summary>The paths of all blocks in the order of their names, the places of loops left out: <c>answers[]/answer</c>.</summary>
    public IEnumerable<string> Paths => _all.Keys.Order(StringComparer.Ordinal);

    /// <summary>The block of a path without places.</summary>
    public PlanBlock this[string path] => _all[path];

    /// <summary>The block that a test means.</summary>
    /// <exception cref="ScoutException">There is none, or there are several.</exception>
    public BlockName Find(string name)
    {
        var path = BlockShape.WithoutPlaces(name);
        if (_all.ContainsKey(path))
        {
            return new(path, path == name ? null : name);
        }

        if (_own.TryGetValue(name, out var own))
        {
            return new(own, null);
        }

        var called = _all.Keys.Where(key => key.EndsWith("/" + path, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        return called switch
        {
            // With a place it is not said of which call.
            [var only] when path == name => new(only, null),
            [_, _, ..] when path == name => throw WorkflowErrors.SeveralBlocks(name, called),
            _ => throw WorkflowErrors.NoSuchBlock(_workflow, name, Nearest.To(name, _own.Keys.Concat(_all.Keys)), Paths),
        };
    }

    private void Enter(PlanScope scope, string prefix, bool isOwn)
    {
        foreach (var block in scope.Blocks)
        {
            var path = prefix + block.Id;
            _all.Add(path, block);
            if (isOwn)
            {
                _own.Add(block.Id, path);
            }

            foreach (var branch in block.Branches)
            {
                Enter(branch, block.Kind.IsLoop ? $"{path}[]/" : prefix, isOwn);
            }

            if (block.Fallback is { } fallback)
            {
                Enter(fallback, prefix, isOwn);
            }

            if (block.Called is { } called)
            {
                Enter(called.Body, path + "/", isOwn: false);
            }
        }
    }
}

/// <summary>A block that a test names.</summary>
/// <param name="Path">Its path without the places of loops.</param>
/// <param name="Place">The one of its runs that is meant, by its path; none: all of them.</param>
internal sealed record BlockName(string Path, string? Place)
{
    /// <summary>Whether a run of a block is meant.</summary>
    public bool Means(string path) => BlockShape.WithoutPlaces(path) == Path
        && (Place is null || Place.Split('/').Zip(path.Split('/')).All(step => step.First == step.Second || step.First == BlockShape.WithoutPlaces(step.Second)));

    public override string ToString() => Place ?? Path;
}
