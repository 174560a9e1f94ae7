using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Security;

/// <summary>SCOUT2023: a code block makes an <c>HttpClient</c> of its own for every run.</summary>
internal sealed class HttpClientInCodeBlockRule() : CodeMethodRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2023", RuleCategory.Security, DiagnosticSeverity.Warning, "A code block does not make an HttpClient of its own");

    public override void Check(CodeMethodModel method, RuleContext context)
    {
        if (!method.IsCallable)
        {
            return;
        }

        foreach (var operation in method.Operations)
        {
            if (operation is IObjectCreationOperation { Type: { Name: "HttpClient", ContainingNamespace: { Name: "Http", ContainingNamespace.Name: "Net" } } })
            {
                context.Report(
                    Descriptor, operation.Syntax.GetLocation(),
                    $"'{method.Name}' makes an HttpClient for each run, with connections of its own and none of the project's settings; "
                    + "register one in the class marked [WorkflowServices], and take it from CodeContext.Current.Services");
            }
        }
    }
}
