using Scout.Execution.Templates;

namespace Scout.Execution.Tests.Templates;

/// <summary>Templates that would hang, fill the memory or end the process. None is timed: without its guard a case does not end.</summary>
public class HostileTemplates
{
    private static readonly TemplateEngine Engine = new(TemplateLimits.Default with { Fuel = 200_000, Memory = 4_000_000, Output = 200_000 }, TimeProvider.System);

    private static readonly Variables Values = new("""{"inputs":{"items":[1,2,3],"text":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}}""");

    [Theory]
    [InlineData("{{ for i in 1..2000000000 }}{{ end }}")]
    [InlineData("{{ (1..2000000000) | array.size }}")]
    [InlineData("{{ x = 1..2000000000; x | array.last }}")]
    [InlineData("{{ 1..2000000000 }}")]
    [InlineData("{{ (1..100000) | array.each @(do; ret 1..100000; end) | array.size }}")]
    [InlineData("{{ for a in 1..1000 }}{{ for b in 1..1000 }}{{ for c in 1..1000 }}{{ end }}{{ end }}{{ end }}")]
    [InlineData("{{ while true }}{{ end }}")]
    [InlineData("{{ x = 'ab'; while true; x = x + x; end }}")]
    [InlineData("{{ x = 'ab'; for i in 1..60; x = x | string.append x; end }}")]
    [InlineData("{{ x = 'ab'; for i in 1..60; x = x | string.replace 'b' x; end }}")]
    [InlineData("{{ x = 'a' * 150000; y = 'b' * 150000; x | string.replace 'a' y | string.size }}")]
    [InlineData("{{ x = 'a' * 150000; y = 'b' * 150000; x | regex.replace 'a' y | string.size }}")]
    [InlineData("{{ x = 'ab'; for i in 1..60; x = $'{x}{x}'; end }}")]
    [InlineData("{{ for i in 1..60; capture x; x ?? 'ab'; x ?? 'ab'; end; end; x | string.size }}{{ for i in 1..100000 }}{{ 'aaaaaaaaaa' }}{{ end }}")]
    [InlineData("{{ x = [1]; for i in 1..60; x = x | array.concat x; end }}")]
    [InlineData("{{ x = [1]; for i in 1..60; x = x + x; end }}")]
    [InlineData("{{ x = [1]; while true; x = x | array.add x; end }}")]
    [InlineData("{{ x = [1]; while true; x = [x]; end }}")]
    [InlineData("{{ x = {}; while true; x = { a: x }; end }}")]
    [InlineData("{{ x = [1,2] * 2000000000 }}")]
    [InlineData("{{ x = [] | array.insert_at 2000000000 1 }}")]
    [InlineData("{{ x = 'a' * 2000000000 }}")]
    [InlineData("{{ 'a' | string.pad_left 2000000000 }}")]
    [InlineData("{{ 'a' | string.pad_right 2000000000 }}")]
    [InlineData("{{ 1 | math.format 'D999999999' }}")]
    [InlineData("{{ 1 | math.format 'N0999999999' }}")]
    [InlineData("{{ 1 | object.format 'F999999999' }}")]
    [InlineData("{{ func f(x); ret f(x); end; f 1 }}")]
    [InlineData("{{ func f(x); ret f(x) + f(x); end; f 1 }}")]
    [InlineData("{{ func f(n); if n == 0; ret 1; end; ret f(n - 1) + f(n - 1); end; f 60 }}")]
    [InlineData("{{ x = 3; for i in 1..60; x = x * x; end }}")]
    [InlineData("{{ x = 1 << 2000000000 }}")]
    [InlineData("{{ x = 1; for i in 1..100; x = x << 1000; end }}")]
    [InlineData("{{ inputs.text | regex.match '^(a?){60}a{60}$' | array.size }}{{ while true }}{{ end }}")]
    [InlineData("{{ x = [1]; for i in 1..100000; x = x | array.limit 5; end; x | array.size; while true; end }}")]
    [InlineData("{{ x = inputs.items | array.each @(do; ret x; end); while true; x = x | array.each @(do; ret $0; end); end }}")]
    [InlineData("{{ for i in 1..1000 }}{{ for j in 1..1000 }}{{ 'aaaaaaaaaaaaaaaaaaaaaaaaa' }}{{ end }}{{ end }}")]
    [InlineData("{{ for i in 1..100000 }}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{{ end }}")]
    [InlineData("{{ x = 'a' * 100000; for i in 1..1000; y = x + i; end }}")]
    [InlineData("{{ x = (1..50000); for i in 1..50000; y = x | array.contains -1; end }}")]
    public void It_ends_with_a_clear_error(string template)
    {
        var error = Assert.Throws<ScoutException>(() => Engine.Render(template, Values));
        // A limit of ours, a wrong argument, or one of Scriban's own limits.
        Assert.Contains(error.Code, new[] { "SCOUT7104", "SCOUT7109", "SCOUT7103" });
    }

    [Fact]
    public void The_deadline_holds_where_a_single_function_takes_long()
    {
        var slow = new TemplateEngine(TemplateLimits.Default with { Fuel = long.MaxValue, Memory = long.MaxValue, Deadline = TimeSpan.FromMilliseconds(200) }, TimeProvider.System);
        var error = Assert.Throws<ScoutException>(() => slow.Render("{{ while true }}{{ x = (1..1000000) | array.sort | array.uniq }}{{ end }}", Values));
        Assert.Contains("limit of 0.2 s", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("!")]
    [InlineData("if true; ")]
    [InlineData("do; ")]
    public void A_template_nested_too_deep_does_not_parse(string opener)
    {
        var error = Assert.Throws<ScoutException>(() => Engine.Render("{{ x = " + string.Concat(Enumerable.Repeat(opener, 20_000)) + " }}", Values));
        Assert.Equal("SCOUT7101", error.Code);
    }

    [Fact]
    public void Inputs_can_not_be_changed_by_a_template()
    {
        Assert.Equal("[1,2,3][9,1,2,3]", Engine.Render("{{ x = inputs.items | array.insert_at 0 9; inputs.items }}{{ x }}", Values));
        Assert.Equal("[1,2,3]", Engine.Render("{{ inputs.items }}", Values));
    }
}
