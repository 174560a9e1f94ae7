using Scout.Environments.Diff.Words;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>The words of a diff in the terminal's colours.</summary>
internal static class Tones
{
    public static string Color(Tone tone) => tone switch
    {
        Tone.Added or Tone.Safe => "green",
        Tone.Removed or Tone.Breaking => "maroon",
        Tone.Changed or Tone.Risky => "olive",
        Tone.Renamed => "teal",
        _ => "default",
    };

    /// <summary>A word as markup.</summary>
    public static string Markup(Word word) => word.Tone == Tone.Plain ? Line.Of(word.Text) : $"[{Color(word.Tone)}]{Line.Of(word.Text)}[/]";
}
