using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Definitions;

/// <summary>Code that a definition hands to a block: what a code block calls, or what a model may call.</summary>
/// <param name="Block">The block.</param>
/// <param name="Target">The lambda, or the reference to a method.</param>
/// <param name="IsTool">Whether a model calls it.</param>
internal sealed record CodeUse(BlockModel Block, IOperation Target, bool IsTool)
{
    /// <summary>The method; a lambda's has no name.</summary>
    public IMethodSymbol Method => Target is IMethodReferenceOperation reference ? reference.Method : ((IAnonymousFunctionOperation)Target).Symbol;

    public Location Location => Target.Syntax.GetLocation();

    /// <summary>What a definition hands to its blocks, as far as it is written there.</summary>
    public static IEnumerable<CodeUse> All(DefinitionModel definition)
    {
        foreach (var block in definition.Blocks)
        {
            if (block.Kind is { Effect: BlockEffect.Code } && Code(block.Argument("method")) is { } code)
            {
                yield return new(block, code, IsTool: false);
            }

            foreach (var tool in Elements(BlockModel.Unwrap(block.Option("Tools"))))
            {
                if (Code(tool) is { } method)
                {
                    yield return new(block, method, IsTool: true);
                }
            }
        }
    }

    private static IOperation? Code(IOperation? value) => BlockModel.Unwrap(value) switch
    {
        IDelegateCreationOperation { Target: var target } => Code(target),
        IMethodReferenceOperation reference => reference,
        IAnonymousFunctionOperation function => function,
        _ => null,
    };

    private static IEnumerable<IOperation> Elements(IOperation? list) => list switch
    {
        ICollectionExpressionOperation collection => collection.Elements,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.OfType<IInvocationOperation>().Where(add => add.Arguments.Length == 1).Select(add => add.Arguments[0].Value),
        _ => [],
    };
}
