using Scout.Revisions.Blocks;
using Scout.Revisions.Model;

namespace Scout.Revisions.Format;

/// <summary>The <c>type</c> of blocks in revisions, events and messages.</summary>
internal static class BlockTypes
{
    public const string Text = "text";
    public const string Llm = "llm";
    public const string Code = "code";
    public const string If = "if";
    public const string Switch = "switch";
    public const string When = "when";
    public const string ForEach = "foreach";
    public const string Reduce = "reduce";
    public const string Call = "call";

    /// <summary>A block's type.</summary>
    public static string Of(Block block) => block switch
    {
        TextBlock => Text,
        LlmBlock => Llm,
        CodeBlock => Code,
        IfBlock => If,
        SwitchBlock => Switch,
        WhenBlock => When,
        ForEachBlock => ForEach,
        ReduceBlock => Reduce,
        CallBlock => Call,
        _ => throw new ArgumentException($"unknown block {block.GetType()}", nameof(block)),
    };
}
