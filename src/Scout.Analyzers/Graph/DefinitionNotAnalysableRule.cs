using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1031: a place of a definition whose blocks only running it tells.</summary>
internal sealed class DefinitionNotAnalysableRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1031", RuleCategory.Graph, DiagnosticSeverity.Info, "A definition can be read by the compiler");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        if (definition.Unseen.Count == 0)
        {
            return;
        }

        var reported = new HashSet<TextSpan>();
        foreach (var place in definition.Unseen)
        {
            if (place.Reason != UnseenReason.Broken && reported.Add(place.Location.SourceSpan))
            {
                context.Report(
                    Descriptor, place.Location,
                    $"{Problem(place.Reason)}, so while you type it is not checked that the names in this definition's templates exist; {Remedy(place.Reason)}. The build checks them all");
            }
        }
    }

    private static string Problem(UnseenReason reason) => reason switch
    {
        UnseenReason.Id => "the block's id is no constant",
        UnseenReason.Flow => "the flow that adds the block is no parameter",
        UnseenReason.HandedFlow => "the flow is handed to other code",
        UnseenReason.BranchMethod => "a method adds the branch's blocks",
        UnseenReason.Lambda => "a lambda that is no branch adds the block",
        UnseenReason.LocalFunction => "a local function adds the block",
        UnseenReason.Loop => "a C# loop adds the block any number of times",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private static string Remedy(UnseenReason reason) => reason switch
    {
        UnseenReason.Id => "write the id as a literal",
        UnseenReason.Flow => "use the flow that the definition or the branch is given",
        UnseenReason.HandedFlow => "add the blocks here, or make them a workflow and call it with flow.Call",
        UnseenReason.BranchMethod => "write the branch as a lambda: flow => flow.Text(...)",
        UnseenReason.Lambda or UnseenReason.LocalFunction => "add the block directly",
        UnseenReason.Loop => "use flow.ForEach, or write each block",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
