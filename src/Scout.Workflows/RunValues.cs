using Scout.Definitions;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;

namespace Scout;

/// <summary>What a run knows about itself when it runs. A workflow that is called is a part of its caller's run.</summary>
public sealed class RunValues
{
    private RunValues() { }

    internal static RunValues All { get; } = new();

    /// <summary>The run's id, such as <c>20261123t224256-81d0c44a12</c>. The same as <c>{{ run.id }}</c> in a template.</summary>
    public Value<string> Id { get; } = Of<string>(RunNames.Id);

    /// <summary>The environment that the run is in, such as <c>production</c>. The same as <c>{{ run.environment }}</c>.</summary>
    public Value<string> Environment { get; } = Of<string>(RunNames.Environment);

    /// <summary>When the run began, in UTC: the same for all of its blocks, their retries, and after it was interrupted and resumed. The same as <c>{{ run.started_at }}</c>.</summary>
    public Value<DateTimeOffset> StartedAt { get; } = Of<DateTimeOffset>(RunNames.StartedAt);

    /// <summary>Which attempt of the block that reads it this is, from 1. The same as <c>{{ run.attempt }}</c>.</summary>
    public Value<int> Attempt { get; } = Of<int>(RunNames.Attempt);

    private static Value<T> Of<T>(string name) => new(ValueSource.Setting(RootNames.Run, name));
}
