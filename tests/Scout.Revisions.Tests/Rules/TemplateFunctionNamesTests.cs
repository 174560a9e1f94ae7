using Scout.Revisions.Rules.Templates;

namespace Scout.Revisions.Tests.Rules;

public class TemplateFunctionNamesTests
{
    [Theory]
    [InlineData("{{ a | string.upcase }}")]
    [InlineData("{{ a | array.each @string.upcase }}")]
    [InlineData("{{ date = a; date }}")]
    [InlineData("{{ a | regex.replace 'x' 'y' | math.format 'N2' }}")]
    public void A_function_that_the_engine_has_may_be_used(string template) => Assert.Empty(TemplateParser.Parse(template).UnknownFunctions);

    [Theory]
    [InlineData("{{ date.now }}", "'date.now' is not available")]
    [InlineData("{{ include 'x' }}", "'include' is not available")]
    [InlineData("{{ a | object.eval }}", "'object' has no function 'eval'")]
    [InlineData("{{ a | string.upcse }}", "did you mean 'upcase'")]
    [InlineData("{{ math.random 1 2 }}", "'math' has no function 'random'")]
    [InlineData("{{ a | array.each @html.strip }}", "'html' has no function 'strip'")]
    public void A_function_that_the_engine_does_not_have_is_refused(string template, string message) =>
        Assert.Contains(message, Assert.Single(TemplateParser.Parse(template).UnknownFunctions).Message, StringComparison.Ordinal);

    [Fact]
    public void The_place_of_a_wrong_function_is_its_name()
    {
        var problem = Assert.Single(TemplateParser.Parse("{{ a | string.upcse }}").UnknownFunctions);

        Assert.Equal((14, 5, "upcase"), (problem.Offset, problem.Length, problem.Suggestion));
    }
}
