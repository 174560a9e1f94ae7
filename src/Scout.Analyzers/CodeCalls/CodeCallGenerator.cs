using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.CodeCalls;

/// <summary>
/// Writes an overload of <c>flow.Code</c> for the parameters of each method that a definition names. C# infers the types of a method's
/// parameters from the arguments alone: constants, other lists, smaller numbers and what is left out would not compile.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CodeCallGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var signatures = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 1 } call && CodeMethods.IsCall(call),
                static (call, cancellation) => SignatureReader.Read((InvocationExpressionSyntax)call.Node, call.SemanticModel, cancellation))
            .Where(static signature => signature is not null)
            .Collect()
            .Select(static (all, _) => Signatures.Of(all));
        context.RegisterSourceOutput(signatures, static (output, signatures) =>
        {
            if (signatures.All.Count > 0)
            {
                output.AddSource("ScoutCodeBlocks.g.cs", SourceText.From(SignatureSource.Of(signatures), Encoding.UTF8));
            }
        });
    }
}
