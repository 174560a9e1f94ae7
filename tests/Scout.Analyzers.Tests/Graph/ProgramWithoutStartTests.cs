using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Graph;

public class ProgramWithoutStartTests
{
    private const string Main = "public static class Start { public static void Main() { } }";

    [Theory]
    [InlineData(OutputKind.ConsoleApplication, "", true)]
    [InlineData(OutputKind.WindowsApplication, "", true)]
    [InlineData(OutputKind.ConsoleApplication, Main, false)]
    [InlineData(OutputKind.ConsoleApplication, "Console.WriteLine();", false)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "", false)]
    public async Task A_program_has_a_start(OutputKind kind, string start, bool triggers)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(Prelude.Source, TestProject.Parse, cancellationToken: cancellation), CSharpSyntaxTree.ParseText(start, TestProject.Parse, cancellationToken: cancellation)],
            TestProject.References,
            TestProject.Compile.WithOutputKind(kind));

        var said = await compilation.WithAnalyzers([new WorkflowAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation);

        Assert.Equal(triggers, said.Any(diagnostic => diagnostic.Id == "SCOUT1028" && diagnostic.GetMessage(null).Contains("'#:property OutputType=Library'", StringComparison.Ordinal)));
    }
}
