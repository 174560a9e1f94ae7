using System.Collections.Immutable;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Fingerprints;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>A project of a workflow's author, in memory: its files by path, and how it is compiled.</summary>
internal sealed record SourceProject
{
    private const string Api = """
        [assembly: System.Reflection.AssemblyVersion("1.0.0.0")]
        namespace Scout.Revisions
        {
            [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
            public sealed class CodeFingerprintAttribute(string method, string fingerprint, string source, params string[] assemblies) : System.Attribute
            {
                public object[] All => [method, fingerprint, source, assemblies];
                public string[] Types { get; set; } = [];
            }
        }
        namespace Scout
        {
            public sealed class Flow
            {
                public void Code(string id, System.Delegate method) { }
                public void Code<T, TOut>(string id, System.Func<T, TOut> method, T argument) { }
                public void Llm(string id, LlmOptions options) { }
                public void Branch(System.Action<Flow> then) { }
            }
            public sealed class LlmOptions
            {
                public System.Collections.Generic.List<Tool> Tools { get; init; } = [];
                public System.Delegate[] Methods { get; init; } = [];
            }
            public sealed class Tool
            {
                public static Tool Of(System.Delegate method) => new();
                public static implicit operator Tool(System.Func<string, int> method) => new();
            }
            public abstract class Workflow
            {
                protected abstract void Define(Flow flow);
            }
            public sealed class CodeContext
            {
                public static CodeContext Current => new();
                public System.IServiceProvider Services => null!;
            }
            public sealed class WorkflowServicesAttribute : System.Attribute;
        }
        """;

    private static readonly MetadataReference ScoutApi = Library("Scout.Workflows", Api);

    public ImmutableSortedDictionary<string, string> Files { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public string Name { get; init; } = "Shop";

    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    public bool CheckOverflow { get; init; }

    public ImmutableArray<string> Symbols { get; init; } = [];

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>A project of one file after the usual usings.</summary>
    public static SourceProject Of(string code) => new SourceProject().With("Usings.cs", """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Scout;
        """).With("Code.cs", code);

    public static MetadataReference Library(string name, string code)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], Net100.References.All, new(OutputKind.DynamicallyLinkedLibrary));
        return MetadataReference.CreateFromImage(Emit(compilation));
    }

    public SourceProject With(string path, string text) => this with { Files = Files.SetItem(path, text) };

    /// <summary>Edits the one place in all files where a text stands.</summary>
    public SourceProject Edit(string before, string after)
    {
        var (path, text) = Assert.Single(Files, file => file.Value.Contains(before, StringComparison.Ordinal));
        Assert.Equal(text.IndexOf(before, StringComparison.Ordinal), text.LastIndexOf(before, StringComparison.Ordinal));
        return With(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    public CSharpCompilation Compilation()
    {
        var parse = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: Symbols);
        return CSharpCompilation.Create(
            Name,
            Files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Value, Encoding.UTF8), parse, file.Key)),
            [.. Net100.References.All, ScoutApi, .. References],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: Optimization, checkOverflow: CheckOverflow, deterministic: true, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }

    /// <summary>What the generator writes, by documentation id; the code must compile.</summary>
    public ImmutableSortedDictionary<string, Emitted> Emitted()
    {
        var compilation = Compilation();
        Assert.Empty(Errors(compilation));
        return Run(compilation);
    }

    /// <summary>The same for code that only compiles together with what other generators write.</summary>
    public static ImmutableSortedDictionary<string, Emitted> Run(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create(new CodeFingerprintGenerator().AsSourceGenerator())
            .WithUpdatedParseOptions((CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        return output.Assembly.GetAttributes()
            .Where(attribute => attribute.AttributeClass!.Name == "CodeFingerprintAttribute")
            .ToImmutableSortedDictionary(
                attribute => (string)attribute.ConstructorArguments[0].Value!,
                attribute => new Emitted(
                    (string)attribute.ConstructorArguments[1].Value!,
                    (string)attribute.ConstructorArguments[2].Value!,
                    Texts(attribute.ConstructorArguments[3]),
                    [.. attribute.NamedArguments.Where(named => named.Key == "Types").SelectMany(named => Texts(named.Value))]),
                StringComparer.Ordinal);

        static ImmutableArray<string> Texts(TypedConstant constant) => [.. constant.Values.Select(value => (string)value.Value!)];
    }

    public static ImmutableArray<byte> Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return ImmutableArray.Create(image.ToArray());
    }

    public static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}

/// <summary>One attribute that the generator wrote.</summary>
internal sealed record Emitted(string Fingerprint, string Source, ImmutableArray<string> Assemblies, ImmutableArray<string> Types);
