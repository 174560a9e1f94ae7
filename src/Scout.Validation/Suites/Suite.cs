using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Channel;
using Scout.Validation.Yaml;

namespace Scout.Validation.Suites;

/// <summary>What a workflow has to do: cases that are run, and what is expected of each.</summary>
internal sealed record Suite
{
    /// <summary>Its name: the file's, without the extension.</summary>
    public required string Name { get; init; }

    /// <summary>The file, relative to the folder of <c>scout.json</c>, with slashes.</summary>
    public required string File { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>Whether blocks with effects may run that nothing stands in for.</summary>
    public bool AllowsEffects { get; init; }

    /// <summary>The cases: at least one.</summary>
    public required ImmutableArray<SuiteCase> Cases { get; init; }

    /// <summary>The files that it is made of, itself among them: relative to the folder of <c>scout.json</c>, with their bytes.</summary>
    public required ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files { get; init; }

    /// <summary>What is wrong with the file: a suite with problems is not run. It is there so that what is wrong with it for a revision is told at the same time.</summary>
    public required SuiteProblems Problems { get; init; }

    /// <summary>The patterns that it takes inputs by: another file that matches makes it another suite.</summary>
    public ImmutableArray<string> Patterns { get; init; } = [];
}

/// <summary>One thing that is tried.</summary>
internal sealed record SuiteCase
{
    /// <summary>Its name, which no other case of the suite has.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required YamlPlace Place { get; init; }

    /// <summary>What it can be chosen by.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The inputs.</summary>
    public required JsonElement Inputs { get; init; }

    /// <summary>How often it is run on each side: from 1 to 100.</summary>
    public required int Repeat { get; init; }

    /// <summary>The share of the repetitions that must pass: over 0, to 1.</summary>
    public required decimal Pass { get; init; }

    /// <summary>What is expected; nothing: that it completes.</summary>
    public ImmutableArray<Expectation> Expect { get; init; } = [];

    /// <summary>What stands in for the work of blocks, those of the whole suite among them.</summary>
    public ImmutableArray<Fixture> Blocks { get; init; } = [];

    /// <summary>How many of the repetitions must pass.</summary>
    public int Needed => (int)Math.Ceiling(Pass * Repeat);
}

/// <summary>What stands in for the work of a block.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Block">The block: its id, or its path.</param>
/// <param name="StandIn">What it gives, or how it fails.</param>
internal sealed record Fixture(YamlPlace Place, string Block, StandIn StandIn);
