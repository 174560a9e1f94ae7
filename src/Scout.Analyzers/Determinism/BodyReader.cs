using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Scout.Analyzers.Determinism;

/// <summary>Reads one body: everything that runs when it runs. Methods and lambdas that are given to blocks run later, elsewhere.</summary>
internal sealed class BodyReader(KnownSymbols symbols, IAssemblySymbol assembly, CancellationToken cancellation)
{
    private static readonly ImmutableArray<Impurity> All = [.. ApiImpurity.All, new MutableStatic(), new UnorderedEnumeration()];

    // Most operations use no type that any of them looks at: one look tells.
    private static readonly ILookup<string, Impurity> ByType =
        ApiImpurity.All.SelectMany(api => api.Types.Select(type => (type, api))).ToLookup(pair => pair.type, pair => (Impurity)pair.api);

    private static readonly ImmutableArray<Impurity> OfAnyType = [.. All.Where(impurity => impurity is not ApiImpurity)];

    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly ImmutableArray<(ISymbol, Location)>.Builder _calls = ImmutableArray.CreateBuilder<(ISymbol, Location)>();

    /// <summary>The rules that it finds what breaks of.</summary>
    public static DiagnosticDescriptor[] Rules => [.. All.Select(impurity => impurity.Rule)];

    public BodyFacts Read(IEnumerable<IOperation?> roots)
    {
        foreach (var root in roots)
        {
            if (root is not null)
            {
                Visit(root);
            }
        }

        return new(_findings.ToImmutable(), _calls.ToImmutable());
    }

    private void Visit(IOperation operation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is INameOfOperation || RunsLater(operation))
        {
            return;
        }

        var member = Member(operation);
        var found = Find(OfAnyType, operation, member);
        if (member?.ContainingType is { } type && ByType.Contains(type.Name))
        {
            found |= Find(ByType[type.Name], operation, member);
        }

        Called(member, operation);
        var reported = found ? (operation as IMemberReferenceOperation)?.Instance ?? (operation as IInvocationOperation)?.Instance : null;
        foreach (var child in operation.ChildOperations)
        {
            // `new HttpClient().GetStringAsync()` is said once.
            if (child != reported)
            {
                Visit(child);
            }
        }
    }

    private bool Find(IEnumerable<Impurity> impurities, IOperation operation, ISymbol? member)
    {
        var before = _findings.Count;
        foreach (var impurity in impurities)
        {
            if (impurity.Find(operation, member) is { } finding)
            {
                _findings.Add(finding);
            }
        }

        return _findings.Count > before;
    }

    private bool RunsLater(IOperation operation) => operation switch
    {
        IArgumentOperation { Parameter: { Name: "method", ContainingSymbol: IMethodSymbol method } } => symbols.IsCode(method),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Tools", ContainingType: var type } } } => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.LlmOptions),
        IAnonymousFunctionOperation { Parent: IConversionOperation { Type.Name: "Expression" } or IDelegateCreationOperation { Type.Name: "Expression" } } => true,
        _ => false,
    };

    private static ISymbol? Member(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IPropertyReferenceOperation property => property.Property,
        IFieldReferenceOperation field => field.Field,
        IObjectCreationOperation created => created.Constructor,
        IMethodReferenceOperation reference => reference.Method,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        _ => null,
    };

    private void Called(ISymbol? member, IOperation operation)
    {
        member = member?.OriginalDefinition;
        if (member is null
            || !SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, assembly)
            || member is IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            // It is a definition of its own, and says so itself.
            || member is IMethodSymbol { Parameters: var parameters } && parameters.Any(parameter => symbols.IsFlow(parameter.Type)))
        {
            return;
        }

        var location = operation.Syntax.GetLocation();
        _calls.Add((member, location));
        if (member is IPropertySymbol property)
        {
            AddIfAny(property.GetMethod, location);
            if (operation.Parent is IAssignmentOperation assignment && assignment.Target == operation)
            {
                AddIfAny(property.SetMethod, location);
            }
        }

        if (member.IsStatic || member is IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            AddIfAny(member.ContainingType.StaticConstructors.FirstOrDefault(constructor => !constructor.IsImplicitlyDeclared), location);
        }
    }

    private void AddIfAny(ISymbol? member, Location location)
    {
        if (member is not null)
        {
            _calls.Add((member, location));
        }
    }
}

/// <summary>What one body does, and what code of the project it runs.</summary>
/// <param name="Findings">What it does itself.</param>
/// <param name="Calls">The members that it uses, and where.</param>
internal sealed record BodyFacts(ImmutableArray<Finding> Findings, ImmutableArray<(ISymbol Member, Location Location)> Calls);
