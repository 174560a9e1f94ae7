using System.Collections.Immutable;

namespace Scout.Environments.Diff.Words;

/// <summary>A diff in words, for every format that people read. The words are as they are in the revisions: a format escapes them its own way.</summary>
/// <param name="Verdict">How risky it is, how large, and who feels it.</param>
/// <param name="Entries">What differs, in the order of <see cref="DiffResult.Blocks"/>; none where nothing does.</param>
internal sealed record DiffWords(VerdictWords Verdict, ImmutableArray<EntryWords> Entries)
{
    public static DiffWords Of(DiffResult diff)
    {
        var code = diff.Code.ToLookup(change => change.Entry, StringComparer.Ordinal);
        var sources = diff.Sources.ToLookup(source => source.Entry, StringComparer.Ordinal);
        return new(VerdictWords.Of(diff), [.. diff.Blocks.Select(entry => EntryWords.Of(entry, ValueWords.Of(code[entry.Key], sources[entry.Key])))]);
    }
}
