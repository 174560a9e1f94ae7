using System.Text.Json;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;
using Scout.Analyzers.Tests.Shapes;
using Scout.Execution.Templates;

namespace Scout.Analyzers.Tests.Fixes;

/// <summary>What fixes write into templates is run: built as a revision has it, and filled with texts that would change what is around them.</summary>
public class WrittenTemplateTests
{
    private static readonly TemplateEngine Engine = new(TemplateLimits.Default, TimeProvider.System);

    private static readonly string[] Texts =
    [
        "plain", "a \"quoted\" one", "back\\slash \\n", "line\nfeed\r\n\t", "\v\f\b\0\u0001\u001f\u007f", "a&b=c?d#e+f g%41/;:", "{{ inputs.other }}", "{% x %}", "😀 ü é 漢", "'single' `tick` <b>&amp;</b>", "", " ", "\u2028\u2029",
    ];

    [Theory]
    [InlineData(""" "{ \"text\": \"[{{ [|inputs.text|] }}]\", \"end\": 1 }" """, """ "{ \"text\": \"[{{ inputs.text | string.escape_json }}]\", \"end\": 1 }" """)]
    [InlineData(""" "{ \"text\": \"[{{ inputs.text | [|string.escape|] }}]\", \"end\": 1 }" """, """ "{ \"text\": \"[{{ inputs.text | string.escape_json }}]\", \"end\": 1 }" """)]
    [InlineData(""" $"{{ \"text\": \"[[|{input.Text}|]]\", \"end\": 1 }}" """, """ $"{{ \"text\": \"[{{{{ {input.Text} | string.escape_json }}}}]\", \"end\": 1 }}" """)]
    public async Task An_escape_for_json_keeps_the_text_and_what_is_around_it(string source, string mended)
    {
        foreach (var (text, rendered) in await Rendered<UnescapedValueFixer>("SCOUT1036", source, mended))
        {
            var json = JsonElement.Parse(rendered);
            Assert.Equal(($"[{text}]", 1), (json.GetProperty("text").GetString(), json.GetProperty("end").GetInt32()));
        }
    }

    [Theory]
    [InlineData(""" "https://shop.example/find?q={{ [|inputs.text|] }}&end=1" """, """ "https://shop.example/find?q={{ inputs.text | html.url_encode }}&end=1" """)]
    [InlineData(""" $"https://shop.example/find?q=[|{input.Text}|]&end=1" """, """ $"https://shop.example/find?q={{{{ {input.Text} | html.url_encode }}}}&end=1" """)]
    public async Task An_escape_for_a_url_keeps_the_text_and_what_is_around_it(string source, string mended)
    {
        foreach (var (text, rendered) in await Rendered<UnescapedValueFixer>("SCOUT1036", source, mended))
        {
            var query = rendered.Split('?', 2)[1].Split('&').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => System.Net.WebUtility.UrlDecode(part[1]));
            Assert.Equal(new Dictionary<string, string> { ["q"] = text, ["end"] = "1" }, query);
        }
    }

    [Fact]
    public async Task A_typed_hole_shows_the_text() => Shows(await Rendered<TypedHolePossibleFixer>(
        "SCOUT1037", """ [|"Hello {{ inputs.text }}!"|] """, """ $"Hello {input.Text}!" """));

    [Fact]
    public async Task Whole_braces_show_the_text() => Shows(await Rendered<HalvedBracesFixer>(
        "SCOUT1033", """ $"Hello [|{{ inputs.text }}|]!" """, """ "Hello {{ inputs.text }}!" """));

    [Fact]
    public async Task A_joined_template_shows_the_text() => Shows(await Rendered<ValueAsTextFixer>(
        "SCOUT1040", """ "Hello " + [|Value.Of("x").Get(x => x)|] + "{{ inputs.text }}!" """, """ $"Hello {Value.Of("x").Get(x => x)}{{{{ inputs.text }}}}!" """), "Hello x");

    [Fact]
    public async Task A_function_that_was_meant_is_called() => Assert.All(
        await Rendered<UnknownFunctionFixer>("SCOUT1026", """ "{{ inputs.text | string.[|uppcase|] }}" """, """ "{{ inputs.text | string.upcase }}" """),
        pair => Assert.Equal(pair.Text.ToUpperInvariant(), pair.Rendered));

    private static void Shows(IEnumerable<(string Text, string Rendered)> all, string before = "Hello ") =>
        Assert.All(all, pair => Assert.Equal($"{before}{pair.Text}!", pair.Rendered));

    /// <summary>Checks that a fix makes one template of another, and renders what it made with each text.</summary>
    private static async Task<IReadOnlyList<(string Text, string Rendered)>> Rendered<TFix>(string rule, string source, string mended)
        where TFix : CodeFixProvider, new()
    {
        await FixTest<TFix>.Check(rule, $"flow.Text(\"all\", {source.Trim()});", $"flow.Text(\"all\", {mended.Trim()});");
        var template = Consumer.Template($$"""
            using Scout;
            namespace Shop;
            [Shape] internal sealed record Request(string Text);
            [Workflow("example")]
            internal sealed class Example : Workflow<Request, string>
            {
                protected override Value<string> Define(Flow flow, Value<Request> input) => flow.Text("all", {{mended.Trim()}});
            }
            """);
        return [.. Texts.Select(text => (text, Engine.Render(template, new Inputs(text))))];
    }

    private sealed class Inputs(string text) : ITemplateVariables
    {
        private readonly JsonElement _inputs = JsonSerializer.SerializeToElement(new { text });

        public bool TryGetJson(string name, out JsonElement value)
        {
            value = _inputs;
            return name == "inputs";
        }

        public bool TryGetScript(string name, out object? value)
        {
            value = JsonScript.ToScript(_inputs);
            return name == "inputs";
        }

        public void MadeOfSecret(string name, string text)
        {
            // There are none.
        }
    }
}
