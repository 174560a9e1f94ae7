using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Texts;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Definitions;

/// <summary>Reads a definition: one walk over its operations, in the order in which C# evaluates them.</summary>
internal sealed class DefinitionReader
{
    private readonly DefinitionModel _definition;
    private readonly KnownSymbols _symbols;
    private readonly CancellationToken _cancellation;
    private ScopeModel _scope;
    private BlockModel? _block;
    private string? _setting;
    private UnseenReason? _unknowable;
    private int _order;

    private DefinitionReader(DefinitionModel definition, KnownSymbols symbols, CancellationToken cancellation)
    {
        (_definition, _symbols, _cancellation) = (definition, symbols, cancellation);
        _scope = definition.Scope;
    }

    /// <summary>Reads a method; null where it defines nothing.</summary>
    public static DefinitionModel? Read(IMethodSymbol method, IMethodBodyOperation body, KnownSymbols symbols, CancellationToken cancellation)
    {
        var flow = method.Parameters.FirstOrDefault(parameter => symbols.IsFlow(parameter.Type));
        if (flow is null)
        {
            return null;
        }

        var types = method is { Name: "Define", IsOverride: true } ? WorkflowModel.Types(method.ContainingType, symbols) : null;
        var definition = new DefinitionModel(method, body, types, new ScopeModel(flow, parent: null, owner: null, []));
        var reader = new DefinitionReader(definition, symbols, cancellation);
        reader.Visit(body.BlockBody);
        reader.Visit(body.ExpressionBody);
        return definition;
    }

    private void Visit(IOperation? operation)
    {
        _cancellation.ThrowIfCancellationRequested();
        switch (operation)
        {
            case null:
                return;
            case IInvocationOperation call when IsBlock(call):
                Block(call).IsUsed = true;
                return;
            case IExpressionStatementOperation { Operation: IInvocationOperation call } when IsBlock(call):
                Block(call);
                return;
            case ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var value } when IsBlock(BlockModel.Unwrap(value)):
                Block((IInvocationOperation)BlockModel.Unwrap(value)!);
                return;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                Held(target.Local, assignment.Value, isRead: assignment.Parent is not IExpressionStatementOperation);
                return;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: true } indexer, Arguments: [{ Value: var name }] } } assignment
                when _block is not null && _symbols.IsHttpFields(indexer.ContainingType):
                Field(name, assignment.Value);
                return;
            case IInvocationOperation { TargetMethod: { Name: "Add", ContainingType: var fields }, Arguments: [{ Value: var name }, { Value: var value }] } when _block is not null && _symbols.IsHttpFields(fields):
                Field(name, value);
                return;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment when _block is not null:
                Setting(property.Name, assignment.Value);
                return;
            case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                Held(declarator.Symbol, value);
                return;
            case IAnonymousFunctionOperation function:
                Function(function);
                return;
            case ILocalFunctionOperation function:
                Unknowable(UnseenReason.LocalFunction, () => VisitChildren(function));
                return;
            case ILoopOperation loop:
                Unknowable(UnseenReason.Loop, () => VisitChildren(loop));
                return;
            // What the run knows of itself is no block: no branch has it to itself, and it is handed to nobody.
            case IPropertyReferenceOperation { Property.Name: "Run", Instance: IParameterReferenceOperation { Parameter: var read } } when _symbols.IsFlow(read.Type):
                return;
            case IParameterReferenceOperation { Parameter: var parameter } when _symbols.IsFlow(parameter.Type):
                Unseen(operation, operation.Parent is IInvalidOperation ? UnseenReason.Broken : UnseenReason.HandedFlow);
                return;
            case IParameterReferenceOperation or ILocalReferenceOperation:
                Reference(operation);
                return;
            case IDelegateCreationOperation { Target: IMethodReferenceOperation, Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } } when TakesFlow(invoke):
            case IMemberReferenceOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: { } held } } when TakesFlow(held):
            case IInvocationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: { } made } } when TakesFlow(made):
                Unseen(operation, UnseenReason.BranchMethod);
                return;
            case INameOfOperation:
                return;
        }

        if (operation is IConversionOperation { OperatorMethod: not null } or IInterpolatedStringHandlerCreationOperation)
        {
            Template(operation);
        }
        else if (operation is IInvocationOperation { TargetMethod: { Name: "Variable", IsStatic: true } method, Arguments: [{ Value: var name }] }
            && SymbolEqualityComparer.Default.Equals(method.ContainingType, _symbols.Workflow))
        {
            _definition.Variables.Add((name, _block));
        }
        else if (operation is IMemberReferenceOperation or IInvocationOperation && MayHoldTemplates(operation))
        {
            _definition.HasOtherTemplates = true;
        }

        VisitChildren(operation);
    }

    private void VisitChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            Visit(child);
        }
    }

    private bool IsBlock(IOperation? operation) => operation is IInvocationOperation { TargetMethod: var method }
        && (method is { IsStatic: false, Parameters: [{ Name: "id" }, ..] } && _symbols.IsFlow(method.ContainingType) || _symbols.IsCode(method));

    private BlockModel Block(IInvocationOperation call)
    {
        var block = new BlockModel(call, _scope, _block);
        _definition.Blocks.Add(block);
        _scope.Blocks.Add(block);
        if (_unknowable is { } reason)
        {
            Unseen(call, reason);
        }
        else if (block.Id is null)
        {
            Unseen(block.IdValue ?? call, UnseenReason.Id);
        }

        if (block.Flow is null)
        {
            Unseen(block.Receiver ?? call, UnseenReason.Flow);
            Visit(block.Receiver);
        }

        var (outer, setting) = (_block, _setting);
        _block = block;
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Value != block.Receiver)
            {
                Setting(argument.Parameter?.Name, argument.Value);
            }
        }

        (_block, _setting) = (outer, setting);
        block.Order = ++_order;
        return block;
    }

    private void Setting(string? name, IOperation value)
    {
        var outer = _setting;
        _setting = name;
        Visit(value);
        _setting = outer;
    }

    // One whose name is no constant has no name that a build's errors would call it by.
    private void Field(IOperation name, IOperation template)
    {
        Visit(name);
        Setting(_setting is { } fields && name.ConstantValue is { HasValue: true, Value: string text } ? $"{fields}[\"{text}\"]" : null, template);
    }

    private void Held(ILocalSymbol local, IOperation value, bool isRead = false)
    {
        if (BlockModel.Unwrap(value) is not IInvocationOperation call || !IsBlock(call))
        {
            if (_definition.Locals.ContainsKey(local))
            {
                _definition.Reassigned.Add(local);
            }

            Visit(value);
            return;
        }

        var block = Block(call);
        block.IsUsed |= isRead;
        if (_definition.Locals.ContainsKey(local))
        {
            // One of several: which one is read depends on how the definition runs.
            _definition.Reassigned.Add(local);
            block.IsUsed = true;
            return;
        }

        block.Local = local;
        _definition.Locals.Add(local, block);
    }

    private void Function(IAnonymousFunctionOperation function)
    {
        if (_block is { } loop && !TakesFlow(function.Symbol) && loop.Argument("until") is { } until && BlockModel.Lambda(until) == function)
        {
            // A loop's condition: it has the loop's variables, and adds no blocks.
            var around = _scope;
            _scope = new ScopeModel(flow: null, around, loop, Variables(loop, function.Symbol));
            Unknowable(UnseenReason.Lambda, () => VisitChildren(function));
            _scope = around;
            return;
        }

        if (_block is null || !TakesFlow(function.Symbol))
        {
            Unknowable(UnseenReason.Lambda, () => VisitChildren(function));
            return;
        }

        var (outer, owner, setting) = (_scope, _block, _setting);
        _scope = new ScopeModel(function.Symbol.Parameters[0], outer, owner, Variables(owner, function.Symbol));
        owner.Branches.Add(_scope);
        (_block, _setting) = (null, null);
        VisitChildren(function);
        (_scope, _block, _setting) = (outer, owner, setting);
    }

    private ImmutableArray<LoopVariable> Variables(BlockModel owner, IMethodSymbol body)
    {
        var parameters = body.Parameters.Where(parameter => !_symbols.IsFlow(parameter.Type)).ToArray();
        if (owner.Kind is not { IsLoop: true } loop || parameters.Length == 0)
        {
            return [];
        }

        var variables = ImmutableArray.CreateBuilder<LoopVariable>();
        foreach (var (name, parameter) in loop.LoopParameters.Zip(parameters, (name, parameter) => (name, parameter)))
        {
            if (_symbols.ValueType(parameter.Type) is { } type)
            {
                variables.Add(new(name, type, parameter));
            }
        }

        variables.Add(new(RootNames.Index, _symbols.Int, null));
        return variables.ToImmutable();
    }

    private void Reference(IOperation reference)
    {
        _definition.References.Add(reference);
        if (reference is ILocalReferenceOperation { Local: var local } && _definition.Locals.TryGetValue(local, out var block))
        {
            block.IsUsed = true;
        }
    }

    private void Template(IOperation operation)
    {
        if ((_symbols.IsTemplate(operation.Type) || _symbols.IsCondition(operation.Type))
            && TemplateParserProbe.Missing is null
            && TemplateTextReader.Read(operation, _symbols.Template, _symbols.Condition, _cancellation) is { } text)
        {
            _definition.Templates.Add(new(text, _block, _setting, _scope));
        }
    }

    private bool MayHoldTemplates(IOperation operation) => operation.Type is INamedTypeSymbol type
        && !_symbols.IsMadeOfTemplates((operation as IInvocationOperation)?.TargetMethod.ContainingType)
        && (_symbols.MayHoldTemplates(type) || (type.TypeArguments is [INamedTypeSymbol item] && _symbols.MayHoldTemplates(item)));

    private bool TakesFlow(IMethodSymbol function) => function.Parameters is [{ Type: var first }, ..] && _symbols.IsFlow(first);

    private void Unknowable(UnseenReason reason, Action visit)
    {
        var outer = _unknowable;
        _unknowable = reason;
        visit();
        _unknowable = outer;
    }

    private void Unseen(IOperation operation, UnseenReason reason) => _definition.Unseen.Add(new(operation.Syntax.GetLocation(), reason));
}
