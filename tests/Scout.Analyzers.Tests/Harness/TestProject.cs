using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Scout.Analyzers.CodeCalls;
using Scout.Analyzers.Shapes;

namespace Scout.Analyzers.Tests.Harness;

/// <summary>What every test's project is: C# 14, the framework, the library, the shape generator; nothing is fetched.</summary>
internal static class TestProject
{
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);

    public static readonly CSharpCompilationOptions Compile = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    public static readonly ReferenceAssemblies Framework = new("net10.0");

    public static readonly Type[] Generators = [typeof(ShapeGenerator), typeof(CodeCallGenerator)];

    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        .. Scouts,
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll").Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>What an author's project references of ours.</summary>
    public static IEnumerable<MetadataReference> Scouts =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "Scout.*.dll")
            .Where(file => Path.GetFileNameWithoutExtension(file) is "Scout.Revisions" or "Scout.Workflows")
            .Select(file => MetadataReference.CreateFromFile(file));

    /// <summary>The rules' ids that are not looked at where one is tested.</summary>
    public static IEnumerable<string> Others(string rule) =>
        new WorkflowAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Where(id => id != rule);

    public static void Fill(SolutionState state, string source, IEnumerable<(string Name, string Text)> files)
    {
        // Rooted, so that an .editorconfig beside them is theirs.
        state.Sources.Add(("/Example.cs", source));
        state.Sources.Add(("/Prelude.cs", Prelude.Source));
        state.AdditionalReferences.AddRange(References);
        foreach (var (name, text) in files)
        {
            state.AdditionalFiles.Add((name, text));
        }
    }
}
