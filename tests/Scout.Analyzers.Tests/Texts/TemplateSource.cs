using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Tests.Harness;
using Scout.Analyzers.Texts;

namespace Scout.Analyzers.Tests.Texts;

/// <summary>Source in which templates and conditions are arguments of calls, in memory.</summary>
internal static class TemplateSource
{
    // References are bound once for all tests.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Templates",
        references: [.. Net100.References.All, .. TestProject.Scouts],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static CSharpCompilation Compile(string source) => Empty.AddSyntaxTrees(
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14), "Templates.cs", System.Text.Encoding.UTF8));

    /// <summary>What is read from each argument of the methods named <c>Use</c>, in the order of the source.</summary>
    public static IEnumerable<TemplateText?> Read(CSharpCompilation compilation)
    {
        var template = compilation.GetTypeByMetadataName("Scout.Template")!;
        var condition = compilation.GetTypeByMetadataName("Scout.Condition")!;
        var tree = Assert.Single(compilation.SyntaxTrees);
        var model = compilation.GetSemanticModel(tree);
        return
            from method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            let body = model.GetOperation(method)
            where body is not null
            from operation in body.Descendants().OfType<IInvocationOperation>()
            where operation.TargetMethod.Name == "Use"
            from argument in operation.Arguments
            select TemplateTextReader.Read(argument, template, condition, TestContext.Current.CancellationToken);
    }
}
