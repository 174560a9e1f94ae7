using Microsoft.CodeAnalysis;

namespace Scout.Analyzers;

/// <summary>The library's types, and those of the framework that rules ask about most.</summary>
internal sealed class KnownSymbols
{
    private KnownSymbols(Compilation compilation, INamedTypeSymbol workflow)
    {
        INamedTypeSymbol Library(string name) =>
            workflow.ContainingAssembly.GetTypeByMetadataName($"Scout.{name}") ?? throw new InvalidOperationException($"Scout.{name} is not in the library.");

        Workflow = workflow;
        Int = compilation.GetSpecialType(SpecialType.System_Int32);
        WorkflowOfTypes = Library("Workflow`2");
        WorkflowAttribute = Library("WorkflowAttribute");
        Flow = Library("Flow");
        Value = Library("Value");
        ValueOfType = Library("Value`1");
        OptionalValue = Library("OptionalValue`1");
        Template = Library("Template");
        Condition = Library("Condition");
        BlockOptions = Library("BlockOptions");
        LlmOptions = Library("LlmOptions`1");
        Message = Library("Message");
        HttpBody = Library("HttpBody");
        HttpFields = Library("HttpFields");
        Retry = Library("Retry");
        ShapeAttribute = Library("ShapeAttribute");
        CancellationToken = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        Task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        TaskOfType = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        ValueTask = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask");
        ValueTaskOfType = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
    }

    public INamedTypeSymbol Workflow { get; }

    public INamedTypeSymbol Int { get; }

    public INamedTypeSymbol WorkflowOfTypes { get; }

    public INamedTypeSymbol WorkflowAttribute { get; }

    public INamedTypeSymbol Flow { get; }

    public INamedTypeSymbol Value { get; }

    public INamedTypeSymbol ValueOfType { get; }

    public INamedTypeSymbol OptionalValue { get; }

    public INamedTypeSymbol Template { get; }

    public INamedTypeSymbol Condition { get; }

    public INamedTypeSymbol BlockOptions { get; }

    public INamedTypeSymbol LlmOptions { get; }

    public INamedTypeSymbol Message { get; }

    public INamedTypeSymbol HttpBody { get; }

    public INamedTypeSymbol HttpFields { get; }

    public INamedTypeSymbol Retry { get; }

    public INamedTypeSymbol ShapeAttribute { get; }

    public INamedTypeSymbol? CancellationToken { get; }

    public INamedTypeSymbol? Task { get; }

    public INamedTypeSymbol? TaskOfType { get; }

    public INamedTypeSymbol? ValueTask { get; }

    public INamedTypeSymbol? ValueTaskOfType { get; }

    /// <summary>The symbols; null where the project does not use the library.</summary>
    public static KnownSymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Scout.Workflow") is { } workflow
        && workflow.ContainingAssembly.GetTypeByMetadataName("Scout.Flow") is not null
            ? new KnownSymbols(compilation, workflow)
            : null;

    public bool IsFlow(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Flow);

    /// <summary>Whether the method adds a code block: one of the library's, or one that is written for the parameters of what it calls.</summary>
    public bool IsCode(IMethodSymbol method) =>
        method is { IsStatic: true, ContainingType.Name: "CodeBlocks" or "ScoutCodeBlocks", Parameters: [{ Type: var first }, { Name: "id" }, ..] } && IsFlow(first);

    public bool IsTemplate(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Template);

    public bool IsCondition(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Condition);

    /// <summary>Whether it holds the templates that its own static methods are given.</summary>
    public bool IsMadeOfTemplates(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Message) || SymbolEqualityComparer.Default.Equals(type, HttpBody);

    /// <summary>Whether it holds templates by name.</summary>
    public bool IsHttpFields(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, HttpFields);

    /// <summary>Whether it is a <c>Value</c>, of whatever type.</summary>
    public bool IsValue(ITypeSymbol? type) =>
        SymbolEqualityComparer.Default.Equals(type, Value) || SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, ValueOfType);

    /// <summary>Whether what it holds is known only when the workflow runs, so that it has no text before.</summary>
    public bool HasNoText(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => HasNoText(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Delegate } named => IsValue(named) || IsTemplate(named) || IsCondition(named)
            || SymbolEqualityComparer.Default.Equals(named, Message) || SymbolEqualityComparer.Default.Equals(named, HttpBody)
            || SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, OptionalValue)
            || named.TypeArguments.Any(HasNoText),
        _ => false,
    };

    /// <summary>Whether a value of the type is a template, or has some in it.</summary>
    public bool MayHoldTemplates(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.BaseType)
        {
            if (IsTemplate(part) || IsCondition(part) || IsMadeOfTemplates(part) || IsHttpFields(part) || SymbolEqualityComparer.Default.Equals(part, BlockOptions))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The <c>T</c> of a <c>Value&lt;T&gt;</c>; null for anything else.</summary>
    public ITypeSymbol? ValueType(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1 } named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, ValueOfType) ? named.TypeArguments[0] : null;
}
