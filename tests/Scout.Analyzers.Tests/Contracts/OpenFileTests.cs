using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Contracts;

/// <summary>An editor asks about the file that is open, and shows only what is said then.</summary>
public sealed class OpenFileTests
{
    private const string Types = "public sealed record Input(string Name);";

    [Fact]
    public async Task A_record_in_a_file_of_its_own_is_reported_in_that_file()
    {
        var files = Running.File("input $.locale string optional\ninput $.name string required");

        Assert.Equal(["SCOUT3011"], await Said("Types.cs", files));
        Assert.Empty(await Said("Greeting.cs", files));
    }

    [Fact]
    public async Task A_workflow_that_is_gone_is_reported_in_the_file_of_the_new_one()
    {
        var files = Running.File("input $.name string required", "revision farewell 3f9a1c2b7e own production");

        Assert.Equal(["SCOUT3016"], await Said("Greeting.cs", files));
        Assert.Empty(await Said("Types.cs", files));
    }

    private static async Task<IEnumerable<string>> Said(string file, (string Name, string Text)[] files)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var sources = new[] { ("Types.cs", Types), ("Greeting.cs", "using Scout;\n" + Running.Source("")) };
        var compilation = CSharpCompilation.Create(
            "Shop",
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Item2, TestProject.Parse, source.Item1, cancellationToken: cancellation)),
            TestProject.References,
            TestProject.Compile);
        var analysis = compilation.WithAnalyzers([new WorkflowAnalyzer()], new AnalyzerOptions([.. files.Select(additional => new Additional(additional.Name, additional.Text))]));
        var open = compilation.GetSemanticModel(compilation.SyntaxTrees.Single(tree => tree.FilePath == file));
        return (await analysis.GetAnalyzerSemanticDiagnosticsAsync(open, filterSpan: null, cancellation)).Select(diagnostic => diagnostic.Id).Where(id => id.StartsWith("SCOUT3", StringComparison.Ordinal));
    }

    private sealed class Additional(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }
}
