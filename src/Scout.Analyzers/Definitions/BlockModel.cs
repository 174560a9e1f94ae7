using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;

namespace Scout.Analyzers.Definitions;

/// <summary>A block that a definition adds: a call of a method of its flow.</summary>
internal sealed class BlockModel(IInvocationOperation call, ScopeModel scope, BlockModel? around) : INamedBlock
{
    public IInvocationOperation Call { get; } = call;

    /// <summary>The name of the flow's method: <c>Llm</c>, <c>Text</c>.</summary>
    public string Method => Call.TargetMethod.Name;

    /// <summary>What kind of block it is; null where this version knows none that the method adds.</summary>
    public BlockKind? Kind { get; } = BlockKinds.OfMethod(call.TargetMethod.Name);

    /// <summary>The argument that is the id; null where the call does not compile.</summary>
    public IOperation? IdValue { get; } = Argument(call, "id");

    /// <summary>The id; null where it is no constant.</summary>
    public string? Id => IdValue?.ConstantValue is { HasValue: true, Value: string id } ? id : null;

    public Location IdLocation => (IdValue?.Syntax ?? Call.Syntax).GetLocation();

    /// <summary>The block as messages begin with it.</summary>
    public string Subject => Id is null ? "a block" : $"block '{Id}'";

    /// <summary>The line of the call as a build's errors show it: <c>SupportDesk.cs:12</c>.</summary>
    public string CalledAt => Place.Of((Call.Syntax as InvocationExpressionSyntax)?.ArgumentList.OpenParenToken.GetLocation() ?? Call.Syntax.GetLocation());

    /// <summary>The scope that the block is defined in.</summary>
    public ScopeModel Scope { get; } = scope;

    /// <summary>The block among whose arguments, and not in a branch of it, this one is defined.</summary>
    public BlockModel? Around { get; } = around;

    /// <summary>The flow that it is added by; null where that is no parameter.</summary>
    public IParameterSymbol? Flow => Receiver is IParameterReferenceOperation reference ? reference.Parameter : null;

    /// <summary>What the method is called on.</summary>
    public IOperation? Receiver => Call.Instance ?? (Call.TargetMethod.IsExtensionMethod ? Call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null);

    /// <summary>The options' creation; null where there is none, or where they come from elsewhere.</summary>
    public IObjectCreationOperation? Options => Unwrap(Argument(Call, "options")) as IObjectCreationOperation;

    /// <summary>What it yields; null for a <c>When</c>.</summary>
    public ITypeSymbol? Output => Call.Type is INamedTypeSymbol { Arity: 1 } value ? value.TypeArguments[0] : null;

    /// <summary>Its branches and bodies.</summary>
    public List<ScopeModel> Branches { get; } = [];

    /// <summary>When it was defined, from 1: what is defined before it has a lower one. Its branches' blocks are.</summary>
    public int Order { get; set; }

    /// <summary>The local that holds its value.</summary>
    public ILocalSymbol? Local { get; set; }

    /// <summary>Whether C# code uses its value: other than by holding it in a local that nobody reads.</summary>
    public bool IsUsed { get; set; }

    INamedScope INamedBlock.Scope => Scope;

    /// <summary>The argument for a parameter, as it was written.</summary>
    public IOperation? Argument(string parameter) => Argument(Call, parameter);

    /// <summary>What the options' initialiser sets a property to; null where it does not.</summary>
    public IOperation? Option(string property) => Initial(Options, property);

    /// <summary>What an object initialiser sets a property to.</summary>
    public static IOperation? Initial(IObjectCreationOperation? creation, string property)
    {
        foreach (var initializer in creation?.Initializer?.Initializers ?? [])
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment && target.Property.Name == property)
            {
                return assignment.Value;
            }
        }

        return null;
    }

    /// <summary>The lambda that an argument is; null where it is none.</summary>
    public static IAnonymousFunctionOperation? Lambda(IOperation argument) => (Unwrap(argument) as IDelegateCreationOperation)?.Target as IAnonymousFunctionOperation;

    /// <summary>The operation without the conversions around it.</summary>
    public static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        }

        return operation;
    }

    private static IOperation? Argument(IInvocationOperation call, string parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
