using System.Collections.Immutable;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Waits until somebody decides (<c>approve</c>). It yields the decision.</summary>
internal sealed record ApproveBlock : Block
{
    /// <summary>The Scriban template of what is to be decided.</summary>
    public required string Text { get; init; }

    /// <summary>Who may decide, by their addresses; empty: everybody.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>Whether the block yields a denial like an approval; else it fails.</summary>
    public bool MayBeDenied { get; init; }

    public override BlockKind Kind => BlockKinds.Approve;

    public override IEnumerable<BlockPart> Parts =>
    [
        new BlockPart.Template("text", Text),
        new BlockPart.Plain("by", By.IsEmpty ? null : By),
        new BlockPart.Plain("may_be_denied", MayBeDenied ? true : null),
    ];

    public static ApproveBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Text = from.Config.Required("text").Text(),
        By = from.Config.Optional("by") is { } by ? [.. by.Items().Select(person => person.Text())] : [],
        MayBeDenied = from.Config.Optional("may_be_denied")?.Flag() ?? false,
    };
}
