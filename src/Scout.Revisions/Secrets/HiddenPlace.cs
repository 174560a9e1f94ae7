using System.Text;

namespace Scout.Revisions.Secrets;

/// <summary>A place of a text that is not told.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Shown">What stands in its place.</param>
internal readonly record struct HiddenPlace(int Start, int End, string Shown)
{
    /// <summary>A text without its places; of those that lie over one another the longest says what stands there.</summary>
    public static string Replaced(string text, List<HiddenPlace> places)
    {
        if (places.Count == 0)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        var told = 0;
        places.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End.CompareTo(one.End));
        for (var i = 0; i < places.Count;)
        {
            var (start, end) = (places[i].Start, places[i].End);
            var longest = places[i];
            for (i++; i < places.Count && places[i].Start < end; i++)
            {
                end = Math.Max(end, places[i].End);
                longest = places[i].End - places[i].Start > longest.End - longest.Start ? places[i] : longest;
            }

            shown.Append(text, told, start - told).Append(longest.Shown);
            told = end;
        }

        return shown.Append(text, told, text.Length - told).ToString();
    }
}
