using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scout.Execution.Templates;

namespace Scout.Execution.Tests.Templates;

/// <summary>Renderings share contexts, one after the other, and none sees anything of another.</summary>
public class PooledContexts
{
    private static readonly TemplateLimits Small = TemplateLimits.Default with { Fuel = 5_000, Memory = 100_000, Output = 20_000 };

    private static readonly Variables Values = new("""{"inputs":{"name":"Ada","items":[1,2,3],"rows":[{"n":2,"s":"b"},{"n":1,"s":"a"}]}}""");

    // Everything that moves a context: variables, functions, scopes, flow, pipes, output, and each way to fail in the middle of it.
    private static readonly string[] Templates =
    [
        "Hello {{ inputs.name }}!",
        "{{ x = 1; y = 'two'; x }}{{ y }}",
        "{{ x ?? 'none' }}",
        "{{ y }}",
        "{{ func twice(v); ret v * 2; end; twice 4 }}",
        "{{ twice 4 }}",
        "{{ capture kept }}{{ inputs.name }}{{ end }}<{{ kept }}>",
        "{{ kept }}",
        "{{ for i in inputs.items }}{{ if i == 2; break; end }}{{ i }}{{ end }}after",
        "{{ for i in inputs.items }}{{ if i == 2; continue; end }}{{ i }}{{ for.index }}{{ end }}",
        "{{ for i in inputs.items }}{{ ret i }}{{ end }}never",
        "a{{ ret }}b",
        "{{ i }}",
        "{{ case inputs.name; when 'Ada'; ret 'one'; else; 'other'; end }}rest",
        "{{ case inputs.items.size; when 3; 'three'; end }}",
        "{{ inputs.items | array.each @(do; ret $0 * 2; end) | array.join ',' }}",
        "{{ inputs.rows | array.sort 'n' | array.map 's' | array.join '' }}{{ inputs }}",
        "{{ inputs.rows[0].s }}{{ for m in inputs.rows[0] }}{{ m.key }}{{ m.value }}{{ end }}",
        "{{ inputs.items | array.each @(do; ret $0 | math.divided_by 0; end) }}",
        "{{ for a in inputs.items }}{{ for b in inputs.items }}{{ capture c }}{{ a }}{{ nothing.there }}{{ end }}{{ end }}{{ end }}",
        "{{ func deep(n); ret deep(n + 1); end; deep 1 }}",
        "{{ while true }}{{ end }}",
        "{{ for i in 1..500 }}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{{ end }}",
        "{{ for i in 1..300 }}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{{ end }}",
        "{{ x = 'a' * 15000; y = x + 'b'; z = y + 'c'; z | string.size }}",
        "{{ x = 'a' * 15000; for i in 1..10; y = x + i; end }}",
        "{{ for i in 1..800 }}{{ end }}done",
        "{{ 'x' | regex.match '(' }}",
        "{{ 'a' | string.pad_left 3 | string.upcase }}{{ date.parse '2026-11-28' | date.add_days 1 }}",
        "line\n  {{ inputs.name }}\n\n{{ if inputs.name == 'Ada' }}yes\n{{ end }}end\n",
    ];

    [Fact]
    public void What_one_rendering_sets_no_other_sees()
    {
        var engine = new TemplateEngine(TemplateLimits.Default, TimeProvider.System);
        Assert.Equal("1Ada8", engine.Render("{{ x = 1; x }}{{ capture kept }}{{ inputs.name }}{{ end }}{{ kept }}{{ func twice(v); ret v * 2; end; twice 4 }}", Values));

        Assert.All(["x", "kept", "twice 4", "for.index", "$0"], name => Assert.Throws<ScoutException>(() => engine.Render($"{{{{ {name} }}}}", Values)));
        Assert.Throws<ScoutException>(() => engine.Evaluate("x", Values));
        Assert.Equal("Ada", engine.Render("{{ inputs.name }}", Values));
        Assert.Throws<ScoutException>(() => engine.Render("{{ inputs.name }}", new Variables("{}")));
    }

    [Property(MaxTest = 60)]
    public Property Any_renderings_one_after_the_other_give_what_each_gives_alone() => Prop.ForAll(
        Gen.Choose(0, Templates.Length - 1).ListOf(40).ToArbitrary(),
        order =>
        {
            var engine = new TemplateEngine(Small, TimeProvider.System);
            return order.All(at => Result(engine, at) == Alone[at]);
        });

    [Fact]
    public async Task Many_threads_render_at_once()
    {
        var engine = new TemplateEngine(Small, TimeProvider.System);
        var wrong = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 2_000; i++)
            {
                var at = random.Next(Templates.Length);
                if (Result(engine, at) is var result && result != Alone[at])
                {
                    wrong.Add($"{Templates[at]} gave {result}");
                }
            }
        })));
        Assert.Empty(wrong);
    }

    [Fact]
    public void What_came_of_a_secret_in_one_rendering_is_no_secret_of_another()
    {
        var engine = new TemplateEngine(TemplateLimits.Default, TimeProvider.System);
        var first = new WithSecret("correct-horse");
        engine.Render("{{ secrets.Token | string.upcase }}{{ 'correct-horse' | string.slice 0 7 }}", first);
        Assert.Equal(["CORRECT-HORSE", "correct"], first.Made);

        var second = new WithSecret("other");
        engine.Render("{{ 'correct-horse' | string.upcase }}{{ 'CORRECT-HORSE' | string.downcase }}", second);
        Assert.Empty(second.Made);
    }

    [Fact]
    public async Task The_clock_of_one_rendering_does_not_stop_another()
    {
        var engine = new TemplateEngine(TemplateLimits.Default with { Fuel = 100_000_000, Deadline = TimeSpan.FromMilliseconds(150) }, TimeProvider.System);
        Assert.Equal("ADA", engine.Render("{{ inputs.name | string.upcase }}", Values));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal("ADA", engine.Render("{{ for i in 1..10 }}{{ end }}{{ inputs.name | string.upcase }}", Values));

        // One that is late is stopped, whatever it does, and the next one has all of its time.
        Assert.All(["{{ while true }}{{ end }}", "{{ while true }}{{ x = (1..100000) | array.sort | array.uniq }}{{ end }}"], template =>
            Assert.Equal("SCOUT7104", Assert.Throws<ScoutException>(() => engine.Render(template, Values)).Code));
        Assert.Equal("ADA", engine.Render("{{ for i in 1..10 }}{{ end }}{{ inputs.name | string.upcase }}", Values));
    }

    [Fact]
    public void A_value_that_got_out_is_not_changed_by_what_comes_after()
    {
        var engine = new TemplateEngine(TemplateLimits.Default, TimeProvider.System);
        var list = engine.Evaluate("inputs.items | array.each @(do; ret { n: $0, all: $ }; end)", Values);
        var before = list.GetRawText();
        for (var i = 0; i < 20; i++)
        {
            engine.Evaluate("['z', 'y'] | array.each @(do; ret { n: $0, all: $ }; end)", Values);
        }

        Assert.Equal(before, list.GetRawText());
    }

    [Fact]
    public void A_small_rendering_allocates_little()
    {
        var engine = new TemplateEngine(TemplateLimits.Default, TimeProvider.System);
        Assert.InRange(Allocated(() => engine.Render("Hello {{ inputs.name }}!", Values)), 1, 1024);
    }

    private static long Allocated(Action work)
    {
        for (var i = 0; i < 100; i++)
        {
            work();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            work();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }

    private static readonly string[] Alone = [.. Templates.Select((_, at) => Result(new(Small, TimeProvider.System), at))];

    private static string Result(TemplateEngine engine, int at)
    {
        try
        {
            return engine.Render(Templates[at], Values);
        }
        catch (ScoutException exception)
        {
            return exception.Message;
        }
    }

    private sealed class WithSecret(string secret) : ITemplateVariables
    {
        public List<string> Made { get; } = [];

        public bool TryGetJson(string name, out System.Text.Json.JsonElement value)
        {
            value = default;
            return false;
        }

        public bool TryGetScript(string name, out object? value)
        {
            value = name == "secrets" ? new SecretsObject(_ => secret) : null;
            return value is not null;
        }

        public void MadeOfSecret(string name, string text) => Made.Add(text);
    }
}
