using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Renders a template (<c>text</c>).</summary>
internal sealed record TextBlock : Block
{
    /// <summary>The Scriban template.</summary>
    public required string Template { get; init; }

    public override BlockKind Kind => BlockKinds.Text;

    public override IEnumerable<BlockPart> Parts => [new BlockPart.Template("template", Template)];

    public static TextBlock Read(BlockSource from) => new() { Id = from.Id, Needs = from.Needs, Output = from.Output, Template = from.Config.Required("template").Text() };
}
