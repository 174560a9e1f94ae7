using System.Collections.Immutable;
using Scout.Revisions.Snapshots;

namespace Scout.Definitions;

/// <summary>Everything that is wrong with a workflow's definition.</summary>
internal sealed class DefinitionException(ImmutableArray<SnapshotError> errors)
    : Exception(string.Join(Environment.NewLine, errors.Select(error => $"{error.Code}: {error.Message}")))
{
    public ImmutableArray<SnapshotError> Errors { get; } = errors;
}
