namespace Scout.Analyzers.Tests.Pages;

public class NameTests
{
    public static TheoryData<string> Names => [.. NamedRule.All.Select(rule => rule.Name)];

    public static TheoryData<Type> Fixers => [.. NamedRule.Fixers];

    [Fact]
    public void A_name_is_one_rules()
    {
        Assert.NotEmpty(NamedRule.All);
        Assert.Distinct(NamedRule.All.Select(rule => rule.Name));
        Assert.Distinct(NamedRule.All.Select(rule => rule.Descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rules_fix_has_its_name(string name) => Assert.Contains(Named(name).Fixer?.Name, new[] { null, $"{name}Fixer" });

    [Theory]
    [MemberData(nameof(Fixers))]
    public void A_fix_is_one_rules(Type fixer) => Assert.Single(NamedRule.All, rule => rule.Fixer == fixer);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rules_tests_have_its_name_or_without_a_fix_that_of_its_table(string name)
    {
        var rule = Named(name);
        string?[] names = rule.Fixer is null ? [name, rule.Table] : [name];

        Assert.Contains(typeof(NameTests).Assembly.GetTypes(), type => names.Any(known => type.Name == $"{known}Tests"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rules_page_says_its_name_its_severity_and_whether_it_has_a_fix(string name)
    {
        var rule = Named(name);

        Assert.Equal($"`{name}` · {rule.Severity}{(rule.Fixer is null ? "" : " · fix")}", RulePage.Of(rule.Descriptor.Id).Facts);
    }

    private static NamedRule Named(string name) => NamedRule.All.Single(rule => rule.Name == name);
}
