using Scout.Analyzers.Texts;
using Scout.Revisions.Rules.Templates;

namespace Scout.Analyzers.Definitions;

/// <summary>A template or a condition in a definition.</summary>
internal sealed class TemplateSite(TemplateText text, BlockModel? block, string? setting, ScopeModel scope)
{
    private ParsedTemplate? _parsed;

    public TemplateText Text { get; } = text;

    /// <summary>The block that it is a setting of; null where it is made before it is given to one.</summary>
    public BlockModel? Block { get; } = block;

    /// <summary>The setting: <c>Prompt</c>, <c>template</c>; null where it is made before it is given to a block.</summary>
    public string? Setting { get; } = setting;

    public ScopeModel Scope { get; } = scope;

    /// <summary>The parsed text; that holes are read is left out where there is nothing else to parse. Only where the parser is there: see <see cref="TemplateParserProbe"/>.</summary>
    public ParsedTemplate Parsed => _parsed ??=
        Text.IsCondition ? TemplateParser.ParseExpression(Text.Text)
        : Text.HasCodeOfItsOwn ? TemplateParser.Parse(Text.Text)
        : new();
}
