using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Architecture.Tests;

/// <summary>Text leaves a process through one door, which shows what a terminal would obey.</summary>
public class DoorTests
{
    // What of the console reads, or asks about it.
    private static readonly string[] Asking = ["IsOutputRedirected", "IsErrorRedirected", "IsInputRedirected", "WindowWidth", "In", "SetIn", "OpenStandardInput", "CancelKeyPress"];

    private static readonly string[] MSBuild = ["LogError", "LogWarning", "LogMessage", "LogMessageFromText", "LogErrorFromException", "LogWarningFromException", "LogCommandLine", "LogErrorEvent", "LogWarningEvent", "LogMessageEvent"];

    [Theory]
    [InlineData("Scout.Tool", "src/Scout.Tool/Output/Terminal.cs")]
    [InlineData("Scout.Host", "src/Scout.Host/Doors.cs", "src/Scout.Host/Program.cs")]
    [InlineData("Scout.Build", "src/Scout.Build/BuildLog.cs")]
    [InlineData("Scout.Web", "src/Scout.Web/Serving/ServerDoor.cs")]
    [InlineData("Scout.Server")]
    [InlineData("Scout.Client")]
    [InlineData("Scout.Environments")]
    [InlineData("Scout.Runs")]
    [InlineData("Scout.Revisions")]
    [InlineData("Scout.Telemetry")]
    [InlineData("Scout.Testing")]
    [InlineData("Scout.Execution")]
    public void Nothing_but_its_door_writes_to_the_console_of_a_process(string project, params string[] doors)
    {
        var others = Written(project).Where(written => !doors.Contains(written.File) && !IsBehindTheDoor(written.File)).Select(written => $"{written.File} uses {written.What}");

        Assert.Empty(others);
    }

    [Theory]
    [InlineData("Scout.Tool")]
    [InlineData("Scout.Host")]
    [InlineData("Scout.Build")]
    [InlineData("Scout.Web")]
    public void Each_door_is_found(string project) => Assert.NotEmpty(Written(project));

    // The door of the host is set before these are reached: its Console.Error is the plain one.
    private static bool IsBehindTheDoor(string file) => file is "src/Scout.Host/RunDoor.cs" or "src/Scout.Host/WorkerDoor.cs" or "src/Scout.Host/SecretDoor.cs";

    private static IEnumerable<(string File, string What)> Written(string project)
    {
        var compilation = ProjectCode.Of(project);
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name) is var info ? info.Symbol ?? info.CandidateSymbols.FirstOrDefault() : null;
                // MSBuild's own types are not beside these tests.
                if (symbol is null && project == "Scout.Build" && MSBuild.Contains(name.Identifier.ValueText))
                {
                    yield return (Repository.Relative(tree.FilePath), name.Identifier.ValueText);
                }
                else if (symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol && IsDoor(symbol) && !Asking.Contains(symbol.Name))
                {
                    yield return (Repository.Relative(tree.FilePath), $"{symbol.ContainingType.Name}.{symbol.Name}");
                }
            }
        }
    }

    private static bool IsDoor(ISymbol symbol) => symbol.ContainingType?.ToDisplayString() is "System.Console" or "Spectre.Console.AnsiConsole";
}
