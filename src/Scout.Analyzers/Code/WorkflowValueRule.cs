using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Code;

/// <summary>SCOUT3001: what a workflow takes or yields has no JSON form.</summary>
internal sealed class WorkflowValueRule() : WorkflowRule(Descriptors.ValueWithoutSchema)
{
    public override void Check(WorkflowModel workflow, RuleContext context)
    {
        Check(workflow.Input, 0, workflow, context);
        Check(workflow.Output, 1, workflow, context);
    }

    private static void Check(ITypeSymbol type, int index, WorkflowModel workflow, RuleContext context)
    {
        // The library takes plain object for any JSON.
        if (type.SpecialType != SpecialType.System_Object && context.Project.Values.Problem(type, ValueForms.Name(type), context.Cancellation) is { } problem)
        {
            var written = workflow.Syntax.BaseList?.Types.Select(part => part.Type).OfType<GenericNameSyntax>().FirstOrDefault(part => part.TypeArgumentList.Arguments.Count == 2);
            var name = workflow.Id is null ? "" : $"workflow '{workflow.Id}': ";
            context.Report(Descriptors.ValueWithoutSchema, written?.TypeArgumentList.Arguments[index].GetLocation() ?? workflow.Syntax.Identifier.GetLocation(), name + problem);
        }
    }
}
