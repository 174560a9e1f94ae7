using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Templates;

/// <summary>Which setting of a block a template is, if it is all of one.</summary>
internal static class TemplatePlace
{
    /// <summary>The setting as errors name it, such as <c>Messages[1]</c>; null where the template may be only a part of another, or where the block is not known.</summary>
    public static string? SettingOf(TemplateSite site)
    {
        if (site.Block is not { } block || site.Setting is not { } setting)
        {
            return null;
        }

        var index = "";
        for (var (part, around) = (site.Text.Origin, site.Text.Origin.Parent); around is not null; (part, around) = (around, around.Parent))
        {
            switch (around)
            {
                case IArgumentOperation argument when argument.Parent == block.Call:
                    return setting + index;
                case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: var creation } } when creation == block.Options:
                    return setting + index;
                case IAnonymousFunctionOperation function when site.Block.Argument("until") is { } until && BlockModel.Lambda(until) == function:
                    return setting + index;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "Message" } } }:
                case IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "Message" } }:
                case IReturnOperation or IBlockOperation { Operations.Length: 1 }:
                case IConversionOperation or IParenthesizedOperation or IConditionalOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IArrayCreationOperation:
                    continue;
                case ICollectionExpressionOperation collection:
                    index = $"[{collection.Elements.IndexOf(part)}]";
                    continue;
                case IArrayInitializerOperation array:
                    index = $"[{array.ElementValues.IndexOf(part)}]";
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }
}
