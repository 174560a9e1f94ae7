using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Channel;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;
using Scout.Runs.Reruns;
using Scout.Validation.Suites;

namespace Scout.Validation.Trying;

/// <summary>Makes cases ready for a revision: what is wrong with them is told before anything runs.</summary>
internal sealed class Preparation
{
    /// <summary>The code of a failure in place of an effect, in a round for which nothing stands in where something does in others.</summary>
    public const string NoStandIn = "SCOUT9112";

    private readonly Suite _suite;
    private readonly Dictionary<string, RevisionBlock> _blocks;
    private readonly Schema _input;
    private readonly JsonElement _output;
    private readonly bool _allowsEffects;
    private readonly RunSettings _settings;
    private readonly string _environment;
    private readonly Checks _checks;

    /// <param name="suite">The suite.</param>
    /// <param name="target">What runs.</param>
    /// <param name="allowsEffects">Whether the environment lets blocks with effects run that nothing stands in for.</param>
    /// <param name="checks">The code that checks runs.</param>
    public Preparation(Suite suite, RunTarget target, bool allowsEffects, Checks checks)
    {
        (_suite, _allowsEffects, _checks) = (suite, allowsEffects || suite.AllowsEffects, checks);
        (_settings, _environment) = (target.Settings, target.Environment);
        _blocks = RevisionBlocks.Of(target.Revision, target.Calls);
        var revision = JsonElement.Parse(target.Revision.Bytes.Span);
        (_input, _output) = (new(revision.GetProperty("input")), revision.GetProperty("output"));
    }

    /// <summary>Prepares cases of the suite for the candidate.</summary>
    /// <exception cref="ScoutException">Something in them is wrong for the revision: every problem at once.</exception>
    public ImmutableArray<PreparedCase> All(ImmutableArray<SuiteCase> cases)
    {
        // Those of the file are told with them.
        var problems = _suite.Problems;
        ImmutableArray<PreparedCase> prepared = [.. cases.Select(one => One(one, problems, isStrict: true)).OfType<PreparedCase>()];
        return problems.All.IsEmpty ? prepared : throw SuiteErrors.Wrong(_suite.File, problems.All);
    }

    /// <summary>Prepares a case for what the candidate is compared with, which may have other blocks and other inputs: it is given those that it knows.</summary>
    /// <returns>The case, or why it cannot be run there.</returns>
    public (PreparedCase? Case, string? Why) TryOne(SuiteCase one)
    {
        var problems = new SuiteProblems(_suite.File);
        var prepared = One(one, problems, isStrict: false);
        return problems.All.IsEmpty ? (prepared, null) : (null, problems.First);
    }

    private PreparedCase? One(SuiteCase one, SuiteProblems problems, bool isStrict)
    {
        JsonElement inputs;
        foreach (var problem in isStrict ? SchemaCheck.Validate(_input, one.Inputs, out inputs) : SchemaCheck.ValidateReceived(_input, one.Inputs, out inputs, "inputs"))
        {
            problems.Add(one.Place, $"case '{one.Name}': {problem}");
        }

        var standIns = ImmutableSortedDictionary.CreateBuilder<string, StandIn>(StringComparer.Ordinal);
        foreach (var fixture in one.Blocks)
        {
            Add(standIns, fixture, problems, isStrict);
        }

        if (isStrict)
        {
            Names(one, problems);
            Places(one, problems);
            Judges(one, problems);
            Methods(one, problems);
        }

        Effects(one, standIns, problems);
        return problems.All.IsEmpty ? new(one, inputs, standIns.ToImmutable()) : null;
    }

    private void Add(ImmutableSortedDictionary<string, StandIn>.Builder standIns, Fixture fixture, SuiteProblems problems, bool isStrict)
    {
        var shape = BlockShape.WithoutPlaces(fixture.Block);
        var meant = _blocks.ContainsKey(shape) ? [shape] : _blocks.Keys.Where(path => BlockShape.IsNamed(path, fixture.Block)).ToArray();
        if (meant.Length == 0 || BlockShape.IsNone(fixture.Block))
        {
            if (isStrict)
            {
                problems.Add(fixture.Place, Unknown(fixture.Block));
            }

            return;
        }

        if (meant.Length > 1)
        {
            problems.Add(fixture.Place, Several(fixture.Block, meant));
            return;
        }

        if (fixture.StandIn.Output is { } output && SchemaCheck.Validate(new(_blocks[meant[0]].Json.GetProperty("output")), output, out _, fixture.Block) is { IsEmpty: false } misfits)
        {
            problems.Add(fixture.Place, $"what stands in for '{fixture.Block}' does not fit its output: {string.Join("; ", misfits.Take(5))}");
            return;
        }

        standIns[meant[0] == shape ? fixture.Block : meant[0]] = fixture.StandIn;
    }

    private void Names(SuiteCase one, SuiteProblems problems)
    {
        foreach (var expected in one.Expect)
        {
            foreach (var (place, name) in Named(expected))
            {
                var meant = _blocks.Keys.Where(path => BlockShape.IsNamed(path, BlockShape.WithoutPlaces(name))).ToArray();
                if (meant.Length == 0 || BlockShape.IsNone(name))
                {
                    problems.Add(place, Unknown(name));
                }
                else if (meant.Length > 1 && expected is Expectation.OfValue)
                {
                    problems.Add(place, Several(name, meant));
                }
            }
        }
    }

    // What no value has would be looked for in vain, or not at all.
    private void Places(SuiteCase one, SuiteProblems problems)
    {
        foreach (var expected in one.Expect.OfType<Expectation.OfValue>())
        {
            JsonElement[] outputs = expected.Of.Block is { } name
                ? [.. _blocks.Values.Where(block => BlockShape.IsNamed(block.Path, BlockShape.WithoutPlaces(name))).Select(block => block.Json.GetProperty("output"))]
                : [_output];
            if (outputs is [var output] && Possible.Of(output).Problem(expected) is { } problem)
            {
                problems.Add(expected.Place, problem);
            }
        }
    }

    private static string Several(string name, string[] meant) => $"'{name}' is the id of several blocks: {string.Join(", ", meant)}. Write the path of the one that is meant.";

    private void Judges(SuiteCase one, SuiteProblems problems)
    {
        foreach (var judge in one.Expect.OfType<Expectation.Judge>().Where(judge => !_settings.Models.ContainsKey(judge.Model)))
        {
            problems.Add(judge.Place, $"{_environment} has no model '{judge.Model}', which is to judge. Add it to \"models\" in scout.json.{Suggestion.DidYouMean(judge.Model, _settings.Models.Keys)}");
        }
    }

    private void Methods(SuiteCase one, SuiteProblems problems)
    {
        foreach (var check in one.Expect.OfType<Expectation.Code>())
        {
            if (_checks.Problem(check.Method) is { } problem)
            {
                problems.Add(check.Place, problem);
            }
        }
    }

    private static IEnumerable<(Yaml.YamlPlace Place, string Name)> Named(Expectation expected) => expected switch
    {
        Expectation.Path path => path.Ran.Concat(path.NotRan).Select(name => (path.Place, name)),
        Expectation.Calls calls => [(calls.Place, calls.Block)],
        Expectation.OfValue { Of.Block: { } block } => [(expected.Place, block)],
        _ => [],
    };

    private string Unknown(string name)
    {
        var ids = _blocks.Keys.Select(path => path[(path.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal).ToArray();
        return $"{_suite.Workflow} has no block '{name}'; there are {string.Join(", ", ids)}.{Suggestion.DidYouMean(name, ids)}";
    }

    private void Effects(SuiteCase one, ImmutableSortedDictionary<string, StandIn>.Builder standIns, SuiteProblems problems)
    {
        var rounds = standIns.Keys.Select(path => BlockShape.WithoutPlaces(path)).Where(shape => !standIns.ContainsKey(shape)).ToHashSet(StringComparer.Ordinal);
        foreach (var block in _blocks.Values.Where(block => !AndAround(block).Any(standIns.ContainsKey)).ToArray())
        {
            if (Why(block) is not { } why)
            {
                continue;
            }

            if (AndAround(block).Any(rounds.Contains))
            {
                // A round that the case does not know is not done for that.
                standIns[block.Path] = new(null, new RunError(NoStandIn, $"Block '{block.Path}' {why}, and nothing stands in for it in this round: it was not done. {Remedy(block)}."));
                continue;
            }

            problems.Add(one.Place, $"case '{one.Name}': block '{block.Path}' {why}, and nothing stands in for it. {Remedy(block)}.");
        }
    }

    private static string Remedy(RevisionBlock block) =>
        $"Give it an output, blocks: {{ {block.Path[(block.Path.LastIndexOf('/') + 1)..]}: {{ output: ... }} }}{(IsEndless(block) ? "" : ", or let effects be in the suite, allow: [effects]")}";

    // What stands in for a block does so for all that is in it.
    private IEnumerable<string> AndAround(RevisionBlock block)
    {
        for (var around = block; around is not null; around = around.Parent is { } parent ? _blocks[parent] : null)
        {
            yield return around.Path;
        }
    }

    private string? Why(RevisionBlock block) =>
        IsEndless(block) ? "waits for somebody outside"
        : _allowsEffects ? null
        : BlockKinds.Find(block.Type)?.Effect == BlockEffect.Waits ? "waits for a time"
        : block.Json.TryGetProperty("once", out var once) && once.ValueKind == JsonValueKind.True ? "must not run twice"
        : BlockKinds.Find(block.Type)?.Effect == BlockEffect.Request && !HttpRules.SafeMethods.Contains(block.Json.GetProperty("config").GetProperty("method").GetString()) ? $"sends a {block.Json.GetProperty("config").GetProperty("method").GetString()} request"
        : null;

    private static bool IsEndless(RevisionBlock block) => BlockKinds.Find(block.Type) is { WaitsForOthers: true };
}
