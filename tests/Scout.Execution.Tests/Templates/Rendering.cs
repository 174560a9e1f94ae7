using System.Globalization;
using Scout.Execution.Templates;
using Scriban.Runtime;

namespace Scout.Execution.Tests.Templates;

public class Rendering
{
    private static readonly TemplateEngine Engine = new(TemplateLimits.Default, TimeProvider.System);

    private static readonly Variables Values = new(
        """{"inputs":{"name":"Ada","tags":["a","b"],"user-id":7,"nothing":null,"big":1e21,"small":0.1,"whole":3.0},"order":{"lines":[{"sku":"x","n":2}],"note":"say \"hi\" 😀"}}""");

    [Theory]
    [InlineData("Hello {{ inputs.name }}!", "Hello Ada!")]
    [InlineData("{{ inputs[\"user-id\"] }}", "7")]
    [InlineData("[{{ inputs.nothing }}]", "[]")]
    [InlineData("{{ inputs.tags }}", "[\"a\",\"b\"]")]
    [InlineData("{{ order }}", "{\"lines\":[{\"sku\":\"x\",\"n\":2}],\"note\":\"say \\\"hi\\\" 😀\"}")]
    [InlineData("{{ order | object.to_json }}", "{\"lines\":[{\"sku\":\"x\",\"n\":2}],\"note\":\"say \\\"hi\\\" 😀\"}")]
    [InlineData("{{ inputs.big }} {{ inputs.small }} {{ inputs.whole }}", "1e+21 0.1 3")]
    [InlineData("{{ for t in inputs.tags }}{{ t }};{{ end }}", "a;b;")]
    [InlineData("{{ for l in order.lines }}{{ l.sku }}x{{ l.n }}{{ end }}", "xx2")]
    [InlineData("{{ for m in order.lines[0] }}{{ m.key }}={{ m.value }},{{ end }}", "sku=x,n=2,")]
    [InlineData("{{ inputs.name | string.upcase | string.pad_left 5 }}", "  ADA")]
    [InlineData("{{ inputs.tags | array.join ', ' }}", "a, b")]
    [InlineData("{{ inputs.tags.size }}", "2")]
    [InlineData("{{ 1234.5 | math.format \"N2\" }}", "1,234.50")]
    [InlineData("{{ math.format inputs.small 'N2' }}|{{ math.format inputs['user-id'] '000' }}|{{ math.format inputs.nothing 'N2' }}|", "0.10|007||")]
    [InlineData("{{ string.pad_left inputs.name 5 }}|{{ string.pad_right inputs['user-id'] 3 }}|{{ string.pad_left (math.format inputs.small '0.00') 6 }}", "  Ada|7  |  0.10")]
    [InlineData("{{ x = 3; x = x + 1; x }}", "4")]
    [InlineData("{{ func twice(v); ret v * 2; end; twice 4 }}", "8")]
    [InlineData("{{ 'a1b22' | regex.replace '[0-9]+' '#' }}", "a#b#")]
    [InlineData("{{ inputs.tags | array.each @string.upcase }}", "[\"A\",\"B\"]")]
    [InlineData("{{ capture c }}{{ inputs.name }}{{ end }}<{{ c }}>", "<Ada>")]
    [InlineData("{{ if inputs.nothing == null }}none{{ end }}", "none")]
    [InlineData("{{ (1..3) | array.reverse | array.size }}", "3")]
    [InlineData("  {{ \"x\\ny\" }}", "  x\ny")]
    public void A_template_renders(string template, string expected) => Assert.Equal(expected, Engine.Render(template, Values));

    [Theory]
    [InlineData("inputs.name", "\"Ada\"")]
    [InlineData("inputs.big", "1e21")]
    [InlineData("inputs[\"user-id\"]", "7")]
    [InlineData("inputs.nothing", "null")]
    [InlineData("inputs.missing", "null")]
    [InlineData("order.lines", """[{"sku":"x","n":2}]""")]
    [InlineData("inputs.tags.size", "2")]
    [InlineData("inputs.tags | array.first", "\"a\"")]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("{ a: inputs.name, b: [1, 2] }", """{"a":"Ada","b":[1,2]}""")]
    [InlineData("inputs.name == 'Ada' ? 'yes' : 'no'", "\"yes\"")]
    [InlineData("0.1 + 0.2", "0.3")]
    public void An_expression_gives_json(string expression, string expected) => Assert.Equal(expected, Engine.Evaluate(expression, Values).GetRawText());

    [Fact]
    public void Rendering_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Assert.Equal("1.5 Istanbul ISTANBUL 2.50", Engine.Render("{{ 1.5 }} {{ 'istanbul' | string.capitalize }} {{ 'istanbul' | string.upcase }} {{ 2.5 | math.format '0.00' }}", Values));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("inputs.name", "a text")]
    [InlineData("0", "a number")]
    [InlineData("inputs.nothing", "null")]
    public void A_condition_must_be_a_boolean(string condition, string what)
    {
        var error = Assert.Throws<ScoutException>(() => Engine.Test(condition, Values));
        Assert.Equal("SCOUT7106", error.Code);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ inputs.nothing.name }}", "SCOUT7103", "null")]
    [InlineData("{{ custmer.name }}", "SCOUT7103", "custmer")]
    [InlineData("{{ if }}", "SCOUT7101", "line 1")]
    [InlineData("{{ if 0 }}x{{ end }}", "SCOUT7103", "true or false")]
    [InlineData("{{ include 'x' }}", "SCOUT7103", "include")]
    [InlineData("{{ 'x' | object.eval }}", "SCOUT7103", "eval")]
    [InlineData("{{ date.now }}", "SCOUT7103", "date")]
    [InlineData("{{ math.random 1 2 }}", "SCOUT7103", "random")]
    [InlineData("{{ inputs.name = 'x' }}", "SCOUT7102", "assignment")]
    [InlineData("{{ inputs.tags[0] = 'x' }}", "SCOUT7102", "assignment")]
    [InlineData("{{ this.x }}", "SCOUT7102", "this")]
    [InlineData("{{ with inputs }}{{ name }}{{ end }}", "SCOUT7102", "with")]
    [InlineData("{{ inputs.name.length }}{{ inputs.name.chars }}{{ x.y }}", "SCOUT7103", "x")]
    [InlineData("{{ 'aa' | regex.match '(a)\\\\1' }}", "SCOUT7109", "regex")]
    public void A_wrong_template_says_what_is_wrong(string template, string code, string word)
    {
        var error = Assert.Throws<ScoutException>(() => Engine.Render(template, Values));
        Assert.Equal(code, error.Code);
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_listed_function_exists()
    {
        var made = TemplateFunctions.Create(TemplateLimits.Default);
        foreach (var (name, functions) in Scout.Revisions.Rules.Templates.TemplateFunctionNames.ByObject)
        {
            Assert.All(functions, function => Assert.NotNull(((ScriptObject)made[name]!)[function]));
        }
    }
}
