using Scout.Revisions.Rules;
using Scriban;

namespace Scout.Revisions.Tests.Rules;

public sealed class ScribanNamesTests
{
    [Fact]
    public void Builtin_names_are_those_of_Scriban() => Assert.All(
        new TemplateContext().BuiltinObject.Keys,
        name => Assert.True(ScribanNames.IsBuiltin(name), name));

    [Theory]
    [InlineData("if")]
    [InlineData("for")]
    [InlineData("case")]
    [InlineData("func")]
    [InlineData("while")]
    [InlineData("this")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("import")]
    public void A_keyword_cannot_be_read_as_a_name(string name)
    {
        var context = new TemplateContext();
        context.PushGlobal(new Scriban.Runtime.ScriptObject { ["name"] = "value" });
        Assert.Equal("value", Scriban.Template.Parse("{{ name }}").Render(context));
        Assert.True(ScribanNames.IsKeyword(name));

        var parsed = Scriban.Template.Parse($"{{{{ {name} }}}}");
        var shown = parsed.HasErrors ? null : parsed.Render(new Scriban.Runtime.ScriptObject { [name] = "value" });
        Assert.NotEqual("value", shown);
    }

    [Theory]
    [InlineData("name", true)]
    [InlineData("_name2", true)]
    [InlineData("Name", true)]
    [InlineData("user-id", false)]
    [InlineData("2nd", false)]
    [InlineData("", false)]
    [InlineData("näme", false)]
    public void A_member_can_stand_after_a_dot_or_not(string name, bool isIdentifier) => Assert.Equal(isIdentifier, ScribanNames.IsIdentifier(name));
}
