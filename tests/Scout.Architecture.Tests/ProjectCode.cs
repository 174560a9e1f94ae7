using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Scout.Architecture.Tests;

/// <summary>The sources of a project with what they mean.</summary>
internal static class ProjectCode
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static CSharpCompilation Of(string project)
    {
        var assembly = project == "Scout.Tool" ? "dotnet-scout" : project;
        return CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText(ImplicitUsings), .. Sources(project).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file))],
            References(assembly),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    private static IEnumerable<string> Sources(string project)
    {
        var own = Repository.Sources(Path.Combine("src", project));
        return project == "Scout.Analyzers" ? own.Concat(Repository.Sources("src/Scout.Revisions/Rules")) : own;
    }

    private static IEnumerable<MetadataReference> References(string assembly) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) != assembly)
            // The analyzers link the rules: they see no second ones.
            .Where(file => assembly != "Scout.Analyzers" || Path.GetFileNameWithoutExtension(file) != "Scout.Revisions")
            .Select(file => MetadataReference.CreateFromFile(file));
}
