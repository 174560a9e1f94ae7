using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Templates;

/// <summary>Which setting of a block a template is, if it is all of one.</summary>
internal static class TemplatePlace
{
    private const string HttpBody = "HttpBody";
    private const string Attachment = "Attachment";
    private const string HttpFields = "HttpFields";

    /// <summary>The setting as errors name it, such as <c>Messages[1]</c>; null where the template may be only a part of another, or where the block is not known.</summary>
    public static string? SettingOf(TemplateSite site)
    {
        if (site.Block is not { } block || site.Setting is not { } setting)
        {
            return null;
        }

        var index = "";
        var isAttached = false;
        for (var (part, around) = (site.Text.Origin, site.Text.Origin.Parent); around is not null; (part, around) = (around, around.Parent))
        {
            // An attachment is told as its message.
            isAttached = around is IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: var type } } ? type == Attachment || (isAttached && type != "Message") : isAttached;
            if (isAttached)
            {
                continue;
            }

            switch (around)
            {
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: Attachment } } }:
                    continue;
                case IArgumentOperation argument when argument.Parent == block.Call:
                    return setting + index;
                case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: var creation } } when creation == block.Options:
                    return setting + index;
                case IAnonymousFunctionOperation function when site.Block.Argument("until") is { } until && BlockModel.Lambda(until) == function:
                    return setting + index;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "Message" or HttpBody } } }:
                case IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "Message" or HttpBody } }:
                // A field's name is in the site's setting.
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Add", ContainingType.Name: HttpFields } } }:
                case IInvocationOperation { TargetMethod: { Name: "Add", ContainingType.Name: HttpFields }, Parent: IObjectOrCollectionInitializerOperation }:
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.Name: HttpFields } } }:
                case IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation { Type.Name: HttpFields } }:
                case IObjectCreationOperation { Type.Name: HttpFields }:
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

    /// <summary>What becomes of a value in a template of a request; null in a template of anything else.</summary>
    public static RequestPart? RequestPartOf(TemplateSite site)
    {
        if (site.Block is not { Kind.Effect: BlockEffect.Request })
        {
            return null;
        }

        for (var around = site.Text.Origin.Parent; around is not null && around != site.Block.Call; around = around.Parent)
        {
            switch (around)
            {
                case IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: HttpBody, Name: var kind } }:
                    return kind switch { "Json" => RequestPart.Json, "Form" => RequestPart.InUrl, _ => RequestPart.AsItIs };
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false, Name: "Url" or "Query" } } }:
                    return RequestPart.InUrl;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false, Name: "Headers" } } }:
                    return RequestPart.Header;
            }
        }

        return RequestPart.AsItIs;
    }
}

/// <summary>What a request does with a value of a template.</summary>
internal enum RequestPart
{
    /// <summary>It escapes it as a part of a URL, or of a form.</summary>
    InUrl,

    /// <summary>It writes it as JSON.</summary>
    Json,

    /// <summary>It sends it as it is, and nothing with a line end.</summary>
    Header,

    /// <summary>It sends it as it is.</summary>
    AsItIs,
}
