using Scout.Revisions.Rules.Templates;

namespace Scout.Revisions.Model;

/// <summary>The templates and expressions of blocks, parsed.</summary>
internal static class PartTemplates
{
    /// <summary>Those of a part itself, not of the blocks that lie in it.</summary>
    public static IEnumerable<ParsedTemplate> Of(BlockPart part) => part switch
    {
        BlockPart.Template { Text: { } text } => [TemplateParser.Parse(text)],
        BlockPart.Templates templates => templates.All.Values.Select(TemplateParser.Parse),
        BlockPart.Messages messages => messages.All.SelectMany(message => message.Templates).OfType<string>().Select(TemplateParser.Parse),
        BlockPart.Expression expression => [TemplateParser.ParseExpression(expression.Text)],
        BlockPart.Value value => Of(value.Binding),
        BlockPart.Values values => values.Bindings.SelectMany(Of),
        BlockPart.Template or BlockPart.Plain or BlockPart.Model or BlockPart.Code or BlockPart.Tools or BlockPart.Workflow or BlockPart.Branch or BlockPart.Branches => [],
        _ => throw new ArgumentException($"unknown part {part.GetType()}", nameof(part)),
    };

    /// <summary>Those of a binding.</summary>
    public static IEnumerable<ParsedTemplate> Of(Binding? binding) => binding switch
    {
        Binding.Expression expression => [TemplateParser.ParseExpression(expression.Text)],
        Binding.Composite composite => composite.Members.Values.SelectMany(Of),
        _ => [],
    };
}
