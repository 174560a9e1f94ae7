using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Code;

/// <summary>SCOUT2031: a code block holds a thread while it waits.</summary>
internal sealed class BlockingCallRule() : CodeMethodRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2031", RuleCategory.Code, DiagnosticSeverity.Warning, "A code block does not block a thread");

    public override void Check(CodeMethodModel method, RuleContext context)
    {
        if (!method.IsCallable)
        {
            return;
        }

        foreach (var operation in method.Operations)
        {
            if (Blocking(operation, context.Symbols) is var (what, remedy, task) && !IsDone(task, operation, method))
            {
                context.Report(
                    Descriptor, operation.Syntax.GetLocation(),
                    $"'{method.Name}' blocks a thread in '{what}'; {remedy}{(method.Method.IsAsync ? "" : ", and make the method async")}");
            }
        }
    }

    private static (string What, string Remedy, IOperation? Task)? Blocking(IOperation operation, KnownSymbols symbols) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } result when IsTask(result.Property.ContainingType, symbols) => ("Result", "await the task", task),
        IInvocationOperation { TargetMethod: { Name: "Wait", IsStatic: false } method, Instance: { } task } when IsTask(method.ContainingType, symbols) => ("Wait", "await the task", task),
        IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny", IsStatic: true } method } when IsTask(method.ContainingType, symbols) =>
            ($"Task.{method.Name}", $"await Task.When{method.Name.Substring("Wait".Length)}", null),
        IInvocationOperation { TargetMethod: { Name: "GetResult", Parameters.IsEmpty: true, ContainingType: { Name: "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter" } }, Instance: { } awaiter } =>
            ("GetResult", "await the task", Awaited(awaiter)),
        IInvocationOperation { TargetMethod: { Name: "Sleep", ContainingType: { Name: "Thread", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } } } =>
            ("Thread.Sleep", "await Task.Delay", null),
        _ => null,
    };

    private static bool IsTask(INamedTypeSymbol type, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.Task)
        || SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.TaskOfType)
        || SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.ValueTaskOfType);

    private static IOperation Awaited(IOperation awaiter)
    {
        while (awaiter is IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "ConfigureAwait", Instance: { } instance })
        {
            awaiter = instance;
        }

        return awaiter;
    }

    // What was waited for, or asked whether it has ended, blocks nothing.
    private static bool IsDone(IOperation? task, IOperation use, CodeMethodModel method) => task switch
    {
        null => false,
        IAwaitOperation => true,
        IInvocationOperation { TargetMethod.Name: "FromResult" } => true,
        IInvocationOperation or IObjectCreationOperation => false,
        _ => method.Operations.Any(operation => operation.Syntax.SpanStart < use.Syntax.SpanStart && operation is
            IAwaitOperation or IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" }),
    };
}
