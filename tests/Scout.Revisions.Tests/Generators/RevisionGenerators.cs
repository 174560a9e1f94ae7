using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Scout.Revisions.Blocks;
using Scout.Revisions.Model;

namespace Scout.Revisions.Tests.Generators;

/// <summary>Arbitrary revisions: every block type and option, ids unique, needs free of cycles. Use with <c>Prop.ForAll(RevisionGenerators.Revisions(), ...)</c>.</summary>
internal static class RevisionGenerators
{
    private static readonly TimeSpan[] Durations =
        [TimeSpan.Zero, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromDays(400)];

    /// <summary>Any revision.</summary>
    public static Gen<Revision> AnyRevision { get; } =
        from body in Gen.Sized(size => ScopeOf(Math.Min(size, 30), "b", [], withResult: true))
        from workflow in Gen.Elements("support-desk", "a", "translate-2")
        from input in AnySchema
        from output in AnySchema
        from calls in Gen.Elements("child", "other", "a-b").Two().SelectMany(names => Pins(names.Item1, names.Item2))
        select new Revision { Workflow = workflow, Input = input, Output = output, Body = body, Calls = calls, Files = calls.ToImmutableSortedDictionary(call => $"texts/{call.Key}.md", call => call.Value, StringComparer.Ordinal) };

    /// <summary>Any JSON object, as a schema: what is in it does not matter to the format.</summary>
    public static Gen<Schema> AnySchema => JsonGenerators.AnyObject.Select(json => new Schema(json));

    /// <summary>Any expression, constant or object of these.</summary>
    public static Gen<Binding> AnyBinding => BindingOf(2);

    public static Arbitrary<Revision> Revisions() => Arb.From(AnyRevision);

    private static Gen<Binding> BindingOf(int depth) => Gen.OneOf(
        JsonGenerators.Text.Select(text => (Binding)new Binding.Expression(text)),
        JsonGenerators.AnyValue.Select(value => (Binding)new Binding.Literal(value)),
        depth == 0 ? Gen.Constant<Binding>(new Binding.Composite(Map<Binding>([]))) :
            from names in JsonGenerators.Text.ListOf(2)
            from members in BindingOf(depth - 1).ListOf(2)
            select (Binding)new Binding.Composite(Map(names.Zip(members))));

    private static Gen<Scope> ScopeOf(int size, string prefix, ImmutableArray<string> around, bool withResult) =>
        from count in Gen.Choose(0, Math.Min(3, size))
        let ids = Enumerable.Range(0, count).Select(i => $"{prefix}{i}").ToArray()
        from blocks in Sequence(ids.Select((id, i) => BlockOf((size - 1) / 3, id, [.. around, .. ids[..i]])))
        from result in AnyBinding
        select new Scope { Blocks = Map(blocks.Select(block => (block.Id, block))), Result = withResult ? result : null };

    private static Gen<Block> BlockOf(int size, string id, ImmutableArray<string> visible) =>
        from block in Gen.Choose(0, size == 0 ? 5 : 14).SelectMany(kind => Kind(kind, size, id, visible))
        from needs in Gen.SubListOf<string>([.. visible, "inputs"])
        from output in AnySchema
        from timeout in OrNone(Gen.Elements(Durations))
        from retry in OrNone(Retry)
        from policy in Gen.Frequency((3, Gen.Constant((ErrorPolicy?)null)), (1, Policy(size, id, visible, block.Kind.IsForItsEffect)))
        select block with { Needs = [.. needs.Order(StringComparer.Ordinal)], Output = output, Timeout = timeout, Retry = retry, OnError = policy };

    private static Gen<Block> Kind(int kind, int size, string id, ImmutableArray<string> visible)
    {
        Gen<Scope> Branch(string name) => ScopeOf(size, $"{id}_{name}", visible, withResult: true);
        return kind switch
        {
            0 => JsonGenerators.Text.Select(text => (Block)new TextBlock { Id = id, Needs = [], Output = None, Template = text }),
            1 => LlmGenerators.Block(id),
            2 => from arguments in AnyBinding.ListOf(2)
                 select (Block)new CodeBlock { Id = id, Needs = [], Output = None, Code = LlmGenerators.Code, Arguments = [.. arguments] },
            3 => AnyBinding.Select(inputs => (Block)new CallBlock { Id = id, Needs = [], Output = None, Workflow = "child", Inputs = inputs }),
            4 => from result in AnyBinding
                 select (Block)new StopIfBlock { Id = id, Needs = [], Output = None, Condition = "inputs.x", Result = result },
            5 => HttpGenerators.Block(id),
            6 => from then in Branch("t")
                 from otherwise in Branch("o")
                 select (Block)new IfBlock { Id = id, Needs = [], Output = None, Condition = "inputs.x", Then = then, Otherwise = otherwise },
            7 => from value in AnyBinding
                 from first in Branch("c")
                 from second in Branch("d")
                 from otherwise in Branch("o")
                 from names in JsonGenerators.Text.ListOf(2)
                 select (Block)new SwitchBlock { Id = id, Needs = [], Output = None, Value = value, Cases = Map(names.Zip([first, second])), Otherwise = otherwise },
            8 => from then in ScopeOf(size, $"{id}_t", visible, withResult: false)
                 select (Block)new WhenBlock { Id = id, Needs = [], Output = None, Condition = "true", Then = then },
            9 => from items in AnyBinding
                 from concurrency in Gen.Elements(1, 8, 256)
                 from tolerate in Gen.Elements(0, 1, 1_000_000, int.MaxValue)
                 from body in Branch("b")
                 select (Block)new ForEachBlock { Id = id, Needs = [], Output = None, Items = items, Concurrency = concurrency, Tolerate = tolerate, Body = body },
            10 => from seed in AnyBinding
                  from most in Gen.Elements(1, 5, 1000)
                  from mustHold in Gen.Elements(true, false)
                  from body in Branch("b")
                  select (Block)new RepeatBlock { Id = id, Needs = [], Output = None, Seed = seed, Until = "accumulator", Most = most, MustHold = mustHold, Body = body },
            11 => AnyBinding.Select(time => (Block)new DelayBlock { Id = id, Needs = [], Output = None, Time = time }),
            12 => Gen.Elements("paid", "e_1").Select(name => (Block)new WaitForBlock { Id = id, Needs = [], Output = None, Event = name }),
            13 => from text in JsonGenerators.Text
                  from people in Gen.SubListOf<string>(["ada@example.com", "bob@example.com"])
                  from mayBeDenied in Gen.Elements(true, false)
                  select (Block)new ApproveBlock { Id = id, Needs = [], Output = None, Text = text, By = [.. people], MayBeDenied = mayBeDenied },
            _ => from items in AnyBinding
                 from seed in AnyBinding
                 from body in Branch("b")
                 select (Block)new ReduceBlock { Id = id, Needs = [], Output = None, Items = items, Seed = seed, Body = body },
        };
    }

    private static Schema None { get; } = new(System.Text.Json.JsonElement.Parse("{}"));

    private static Gen<RetryPolicy> Retry { get; } =
        from attempts in Gen.Choose(2, 20)
        from delay in Gen.Elements(Durations)
        from most in Gen.Elements(Durations)
        from exponential in Gen.Elements(true, false)
        select new RetryPolicy { Attempts = attempts, Delay = delay, Exponential = exponential, MaxDelay = most };

    private static Gen<ErrorPolicy?> Policy(int size, string id, ImmutableArray<string> visible, bool forItsEffect) => Gen.OneOf(
        AnyBinding.Select(value => (ErrorPolicy?)new ErrorPolicy.Continue(value)),
        ScopeOf(size / 2, $"{id}_f", visible, !forItsEffect).Select(branch => (ErrorPolicy?)new ErrorPolicy.Fallback(branch)));

    private static Gen<ImmutableSortedDictionary<string, string>> Pins(string first, string second) =>
        from count in Gen.Choose(0, 2)
        select Map(new[] { first, second }.Take(count).Select(name => (name, "sha256:" + new string(name[0], 64).Replace('o', '0'))));

    private static Gen<T?> OrNone<T>(Gen<T> gen) where T : class => Gen.Frequency((2, Gen.Constant((T?)null)), (1, gen.Select(value => (T?)value)));

    private static Gen<TimeSpan?> OrNone(Gen<TimeSpan> gen) => Gen.Frequency((2, Gen.Constant((TimeSpan?)null)), (1, gen.Select(value => (TimeSpan?)value)));

    private static Gen<ImmutableArray<T>> Sequence<T>(IEnumerable<Gen<T>> gens) => gens.Aggregate(
        Gen.Constant(ImmutableArray<T>.Empty),
        (all, next) => from items in all from item in next select items.Add(item));

    private static ImmutableSortedDictionary<string, T> Map<T>(IEnumerable<(string Name, T Value)> members) =>
        members.DistinctBy(member => member.Name).ToImmutableSortedDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
}
