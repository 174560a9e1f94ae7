using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Tests.Pages;

namespace Scout.Analyzers.Tests.Fixes;

public class FixTests
{
    public static TheoryData<Type> Fixers => [.. NamedRule.Fixers];

    [Theory]
    [MemberData(nameof(Fixers))]
    public void A_fix_mends_everything_also_where_no_key_says_which_fix_is_meant(Type fixer)
    {
        var fix = (CodeFixProvider)Activator.CreateInstance(fixer)!;

        Assert.Single(fix.FixableDiagnosticIds);
        Assert.NotSame(WellKnownFixAllProviders.BatchFixer, fix.GetFixAllProvider());
        Assert.Contains(FixAllScope.Solution, fix.GetFixAllProvider()!.GetSupportedFixAllScopes());
    }
}
