using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Scout.Analyzers.Fingerprints;

/// <summary>
/// Writes <c>[assembly: CodeFingerprint]</c> for every method that is given to a workflow, and for the assembly. It runs in
/// builds only. What it cannot see: members that code finds by name through reflection, and what other generators write (the
/// attributes that those read do count).
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CodeFingerprintGenerator : IIncrementalGenerator
{
    /// <summary>The name of the generated file.</summary>
    public const string FileName = "CodeFingerprints.g.cs";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterImplementationSourceOutput(context.CompilationProvider, static (output, compilation) =>
        {
            if (compilation is CSharpCompilation own && own.GetTypeByMetadataName("Scout.Revisions.CodeFingerprintAttribute") is { } attribute
                && !SymbolEqualityComparer.Default.Equals(attribute.ContainingAssembly, own.Assembly))
            {
                output.AddSource(FileName, FingerprintSource.Of(new(WithoutNullability(own), output.CancellationToken)));
            }
        });

    // What may be null is no part of a fingerprint, and to find it out is half the cost of binding a body.
    private static CSharpCompilation WithoutNullability(CSharpCompilation compilation) =>
        compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable));
}
