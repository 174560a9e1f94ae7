using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Code;

/// <summary>SCOUT2030: what a code block calls does not stop when the block is to stop.</summary>
internal sealed class CancellationIgnoredRule() : CodeMethodRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2030", RuleCategory.Code, DiagnosticSeverity.Warning, "A code block passes its cancellation token on");

    public override void Check(CodeMethodModel method, RuleContext context)
    {
        if (!method.IsCallable)
        {
            return;
        }

        var symbol = method.Method;
        var token = symbol.Parameters.FirstOrDefault(parameter => Cancellable.IsToken(parameter.Type, context.Symbols));
        if (token is null && !YieldsTask(symbol.ReturnType, context.Symbols))
        {
            return;
        }

        var (isUsed, waits) = (false, false);
        var calls = new List<Cancellable>();
        foreach (var operation in method.Operations)
        {
            isUsed |= operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, token);
            waits |= operation is IAwaitOperation;
            if (operation is IInvocationOperation call && !IsElsewhere(call) && Cancellable.Of(call, context.Compilation, context.Symbols) is { } cancellable)
            {
                calls.Add(cancellable);
            }
        }

        if (token is null)
        {
            NoToken(method, calls, context);
            return;
        }

        foreach (var call in calls)
        {
            context.Report(
                Descriptor, Place(call),
                $"'{method.Name}' has a cancellation token and calls '{call.Name}' without it; pass '{token.Name}', so that the block's timeout and a cancelled run stop the call",
                (FixKeys.Replacement, Argument(call, token.Name)));
        }

        if (!isUsed && waits && calls.Count == 0)
        {
            context.Report(
                Descriptor, token.Locations[0],
                $"'{method.Name}' never looks at its cancellation token '{token.Name}'; pass it to what the method waits for, or wait with .WaitAsync({token.Name})");
        }
    }

    private static void NoToken(CodeMethodModel method, List<Cancellable> calls, RuleContext context)
    {
        if (calls.Count > 0)
        {
            context.Report(
                Descriptor, method.Syntax.Identifier.GetLocation(), calls.Select(Place),
                $"'{method.Name}' calls '{calls[0].Name}', which can be cancelled, and takes no cancellation token; add a parameter 'CancellationToken cancellation' last and pass it on",
                (FixKeys.Name, method.Method.Parameters.Any(parameter => parameter.IsParams || parameter.Name == "cancellation") ? null : "cancellation"),
                (FixKeys.Replacement, string.Join("\n", calls.Select(call => Argument(call, "cancellation")))));
        }
    }

    private static string Argument(Cancellable call, string token) => call.ByName ? $"{call.Parameter}: {token}" : token;

    // The call, so that the fix finds the list of arguments.
    private static Location Place(Cancellable call) => call.Call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
        ? access.Name.GetLocation()
        : ((call.Call.Syntax as InvocationExpressionSyntax)?.Expression ?? call.Call.Syntax).GetLocation();

    // Where the token cannot be seen, or where the code cleans up: that goes on after a stop.
    private static bool IsElsewhere(IOperation operation)
    {
        for (var part = operation; part.Parent is { } around; part = around)
        {
            if (around is ICatchClauseOperation || around is ITryOperation attempt && attempt.Finally == part
                || around is ILocalFunctionOperation or IAnonymousFunctionOperation { Symbol.IsStatic: true }
                || around is IAnonymousFunctionOperation { Symbol.Parameters: var parameters } && parameters.Any(parameter => parameter.Type.Name == nameof(CancellationToken)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool YieldsTask(ITypeSymbol type, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.TaskOfType) || SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.ValueTaskOfType);
}
