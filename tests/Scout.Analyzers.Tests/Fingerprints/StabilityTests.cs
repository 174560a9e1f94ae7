using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>What no fingerprint of the corpus notices.</summary>
public sealed class StabilityTests
{
    [Fact]
    public void Debug_and_Release_are_the_same() =>
        Leaves(project => project with { Optimization = OptimizationLevel.Debug, Symbols = ["DEBUG", "TRACE"] });

    [Fact]
    public void The_folder_and_the_order_of_files_are_the_same() =>
        Leaves(project => project with
        {
            Files = project.Files.ToImmutableSortedDictionary(file => "/elsewhere/" + string.Concat(file.Key.Reverse()), file => file.Value, StringComparer.Ordinal),
        });

    [Fact]
    public void The_name_of_the_assembly_is_the_same() => Leaves(project => project with { Name = "Other" });

    [Fact]
    public void The_culture_is_the_same()
    {
        var before = Corpus.Project.Fingerprints();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("ar-SA");
            Assert.Equal(before, Corpus.Project.Fingerprints());
            CultureInfo.CurrentCulture = new("tr-TR");
            Assert.Equal(before, Corpus.Project.Fingerprints());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Line_ends_are_the_same() => Leaves(project => Each(project, text => text.Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Fact]
    public void Comments_and_regions_are_the_same() =>
        Leaves(project => Each(project, text => "// first\n" + text
            .Replace("{\n", "{ // why\n#region here\n#endregion\n", StringComparison.Ordinal)
            .Replace("public static", "/// <summary>What.</summary>\n    public static", StringComparison.Ordinal)));

    [Fact]
    public void Formatting_is_the_same() =>
        Leaves(project => Each(project, text => CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Preview)).GetRoot().NormalizeWhitespace("\t", "\n").ToFullString()));

    [Fact]
    public void Names_of_locals_are_the_same() => Leaves(LocalRenamer.Rename);

    [Fact]
    public void Types_in_files_of_their_own_are_the_same() =>
        Leaves(project =>
        {
            foreach (var (path, text) in project.Files.Where(file => Corpus.IsPart(file.Key)))
            {
                var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Preview)).GetRoot();
                var space = (BaseNamespaceDeclarationSyntax)root.Members[0];
                Assert.NotEmpty(space.Members);
                project = project with { Files = project.Files.Remove(path) };
                foreach (var type in space.Members)
                {
                    var name = "Moved/" + ((type as BaseTypeDeclarationSyntax)?.Identifier.ValueText ?? "other") + ".cs";
                    project = project.With(name, root.WithMembers([space.WithMembers([type])]).ToFullString());
                }
            }

            return project;
        });

    [Fact]
    public void Order_of_usings_and_of_members_without_initialisers_are_the_same() =>
        Leaves(project => Each(project, text =>
        {
            var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Preview)).GetRoot();
            root = root.WithUsings([.. root.Usings.Reverse()]);
            return root.ReplaceNodes(
                root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(type => type.Members.All(member => member is MethodDeclarationSyntax)),
                (_, type) => type.WithMembers([.. type.Members.Reverse()])).ToFullString();
        }));

    [Theory]
    [InlineData("var total = 0m;", "decimal total = (0m);")]
    [InlineData("total += line.Price * line.Quantity;", "total += (line.Price) * line.Quantity;")]
    [InlineData("var best = items[0];", "T best = items[0];")]
    [InlineData("MidpointRounding.ToEven", "System.MidpointRounding.ToEven")]
    [InlineData("@\"\\d(?=\\d{4})\"", "\"\\\\d(?=\\\\d{4})\"")]
    [InlineData("new StringBuilder();", "new System.Text.StringBuilder();")]
    [InlineData("var slug = new StringBuilder();", "StringBuilder slug = new();")]
    [InlineData("Delayed(int value,", "Delayed(Int32 value,")]
    [InlineData("public static bool IsMail(string text)", "static public bool IsMail(string? text)")]
    [InlineData("public static class Limits", "public static partial class Limits")]
    [InlineData("Patterns.Mail.IsMatch(text)", "Patterns.Mail!.IsMatch(text)")]
    public void Other_ways_to_write_the_same_are_the_same(string before, string after) => Leaves(project => project.Edit(before, after));

    private static void Leaves(Func<SourceProject, SourceProject> edit)
    {
        var before = Corpus.Project;
        var after = edit(before);
        Assert.NotEqual(before, after);
        Assert.Empty(before.ChangedBy(after));
    }

    private static SourceProject Each(SourceProject project, Func<string, string> edit) =>
        project with { Files = project.Files.ToImmutableSortedDictionary(file => file.Key, file => edit(file.Value), StringComparer.Ordinal) };
}
