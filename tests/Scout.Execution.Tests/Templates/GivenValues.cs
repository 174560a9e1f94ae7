using System.Text.Json;
using Scout.Execution.Templates;

namespace Scout.Execution.Tests.Templates;

/// <summary>What a template is given is converted when it is read, and nobody sees a difference.</summary>
public class GivenValues
{
    private const string Json = """{"z":1,"a":{"deep":{"b":[1,{"c":"x"}],"a":null},"n":2.50},"rows":[{"n":2,"s":{"t":"b"}},{"n":1,"s":{"t":"a"}}],"user-id":7,"none":{}}""";

    private static readonly TemplateEngine Engine = new(TemplateLimits.Default, TimeProvider.System);

    // Each after some of it was read already, from inside out.
    [Theory]
    [InlineData("{{ v }}", Json)]
    [InlineData("{{ v | object.to_json }}", Json)]
    [InlineData("{{ v.a.deep }}", """{"b":[1,{"c":"x"}],"a":null}""")]
    [InlineData("{{ v.rows }}", """[{"n":2,"s":{"t":"b"}},{"n":1,"s":{"t":"a"}}]""")]
    [InlineData("{{ v | object.keys | array.join ' ' }} {{ v.a | object.size }} {{ v.none | object.size }}", "z a rows user-id none 2 0")]
    [InlineData("{{ v.a | object.values }} {{ v.a | object.has_key 'n' }} {{ v.a | object.has_value 'q' }} {{ v | object.has_key 'q' }}", """[{"b":[1,{"c":"x"}],"a":null},2.5] true false false""")]
    [InlineData("{{ for m in v.a.deep }}{{ m.key }}={{ m.value }};{{ end }}", """b=[1,{"c":"x"}];a=;""")]
    [InlineData("{{ for r in v.rows }}{{ r.s.t }}{{ r.s }}{{ end }}", """b{"t":"b"}a{"t":"a"}""")]
    [InlineData("{{ v.rows | array.sort 's.t' | array.map 'n' }} {{ v.rows | array.map 's' }}", """[1,2] [{"t":"b"},{"t":"a"}]""")]
    [InlineData("{{ v.rows | array.first }} {{ v.rows | array.last | object.keys }} {{ v.rows | array.reverse | array.size }}", """{"n":2,"s":{"t":"b"}} ["n","s"] 2""")]
    [InlineData("{{ v['user-id'] }} {{ v['a']['deep'].b[1].c }} {{ v.rows[-1].s['t'] }} {{ v.rows[9] }}|{{ v.missing }}|{{ v.a.missing }}", "7 x a ||")]
    [InlineData("{{ x = v.a; x.deep.b[1] }} {{ { q: v.a.deep } }} {{ [v.rows[0].s] }}", """{"c":"x"} {"q":{"b":[1,{"c":"x"}],"a":null}} [{"t":"b"}]""")]
    [InlineData("{{ func f(o); ret o.deep.b; end; f v.a }} {{ v.none != null }} {{ v.a == v.a }} {{ v.a.deep.a == null }}", """[1,{"c":"x"}] true true true""")]
    [InlineData("{{ v.a | object.default 'x' }} {{ v.missing ?? v.none }} {{ object.typeof v.a }} {{ $'{v.none}' }}", """{"deep":{"b":[1,{"c":"x"}],"a":null},"n":2.5} {} object {}""")]
    public void It_is_what_it_was(string template, string expected)
    {
        // As numbers are written.
        var text = expected.Replace("2.50", "2.5", StringComparison.Ordinal);
        foreach (var before in (string[])["", "{{ v.a.deep.b[1].c | string.slice 0 0 }}", "{{ v.rows[1].s.t | string.slice 0 0 }}{{ if v.none.x; end }}", "{{ capture all }}{{ v }}{{ end }}"])
        {
            var values = new Once(Json);
            Assert.Equal(text, Engine.Render(before + template, values));
            Assert.Equal(text, Engine.Render(template, values));
        }
    }

    [Theory]
    [InlineData("v.a.deep | object.keys", """["b","a"]""")]
    [InlineData("{ p: v.a, r: v.rows[0] }", """{"p":{"deep":{"b":[1,{"c":"x"}],"a":null},"n":2.5},"r":{"n":2,"s":{"t":"b"}}}""")]
    public void It_is_whole_in_what_an_expression_gives(string expression, string expected) => Assert.Equal(expected, Engine.Evaluate(expression, new Once(Json)).GetRawText());

    [Theory]
    [InlineData("{{ v.a.x = 1 }}")]
    [InlineData("{{ v.rows[0] = 1 }}")]
    public void It_cannot_be_changed(string template) => Assert.Throws<ScoutException>(() => Engine.Render(template, new Once(Json)));

    [Fact]
    public void What_is_not_read_costs_nothing()
    {
        var json = $$"""{"name":"Ada","many":[{{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"id":{{i}},"text":"{{i}}"}"""))}}]}""";
        Engine.Render("{{ v.name }}", new Once(json));
        var values = new Once(json);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Engine.Render("{{ v.name }}", values);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 2048);
    }

    // Converted once, as in the frame of a run.
    private sealed class Once(string json) : ITemplateVariables
    {
        private readonly JsonElement _json = JsonElement.Parse(json);
        private object? _value;

        public bool TryGetJson(string name, out JsonElement value)
        {
            value = _json;
            return name == "v";
        }

        public bool TryGetScript(string name, out object? value)
        {
            value = name == "v" ? _value ??= JsonScript.ToScript(_json) : null;
            return name == "v";
        }

        public void MadeOfSecret(string name, string text) => throw new NotSupportedException("There are no secrets here.");
    }
}
