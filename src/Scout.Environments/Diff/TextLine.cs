using System.Collections.Immutable;

namespace Scout.Environments.Diff;

/// <summary>One line of a text diff.</summary>
/// <param name="Kind">What happened to it.</param>
/// <param name="Before">Its number in the older text, from 1; 0 where it is not in it.</param>
/// <param name="After">Its number in the newer text, from 1; 0 where it is not in it.</param>
/// <param name="Spans">Its parts, in their order.</param>
internal sealed record TextLine(TextLineKind Kind, int Before, int After, ImmutableArray<TextSpan> Spans)
{
    /// <summary>The whole line.</summary>
    public string Text => string.Concat(Spans.Select(s => s.Text));
}

/// <summary>What happened to a line.</summary>
internal enum TextLineKind
{
    /// <summary>It is in both texts.</summary>
    Same,

    /// <summary>It is in the older text only.</summary>
    Removed,

    /// <summary>It is in the newer text only.</summary>
    Added,
}

/// <summary>A part of a line.</summary>
/// <param name="Text">The text.</param>
/// <param name="Changed">Whether it is what differs from the line that it replaces or is replaced by.</param>
internal readonly record struct TextSpan(string Text, bool Changed);
