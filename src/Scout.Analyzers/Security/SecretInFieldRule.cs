using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Security;

/// <summary>SCOUT2020 in a field or property of a workflow's class.</summary>
internal sealed class SecretInFieldRule() : WorkflowRule(Descriptors.HardCodedSecret)
{
    public override void Check(WorkflowModel workflow, RuleContext context)
    {
        foreach (var member in workflow.Syntax.Members)
        {
            if (member is FieldDeclarationSyntax or PropertyDeclarationSyntax)
            {
                SecretLiterals.Report(member, context);
            }
        }
    }
}
