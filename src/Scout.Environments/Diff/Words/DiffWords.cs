using System.Collections.Immutable;

namespace Scout.Environments.Diff.Words;

/// <summary>A diff in words, for every format that people read. The words are as they are in the revisions: a format escapes them its own way.</summary>
/// <param name="Verdict">How risky it is, how large, and who feels it.</param>
/// <param name="Entries">What differs, in the order of <see cref="DiffResult.Blocks"/>; none where nothing does.</param>
/// <param name="Settings">What differs in the environment's settings; none where nothing does, or none were compared.</param>
internal sealed record DiffWords(VerdictWords Verdict, ImmutableArray<EntryWords> Entries, ImmutableArray<EntryWords> Settings)
{
    /// <summary>Settings alone, as they are told in every diff.</summary>
    public static ImmutableArray<EntryWords> SettingsOf(ImmutableArray<DiffEntry> settings) =>
        [.. settings.Select(entry => EntryWords.Of(entry, ValueWords.Of(entry.Settings.Select(change => Change(entry, change)), [])))];

    public static DiffWords Of(DiffResult diff)
    {
        var code = diff.Code.ToLookup(change => change.Entry, StringComparer.Ordinal);
        var sources = diff.Sources.ToLookup(source => source.Entry, StringComparer.Ordinal);
        return new(
            VerdictWords.Of(diff),
            [.. diff.Blocks.Select(entry => EntryWords.Of(entry, ValueWords.Of(code[entry.Key], sources[entry.Key])))],
            SettingsOf(diff.Settings));
    }

    private static CodeChange Change(DiffEntry entry, SettingChange change) => new(
        entry.Key,
        change.Before is null ? CodeOperation.Add : change.After is null ? CodeOperation.Remove : CodeOperation.Replace,
        change.Setting,
        change.Before,
        change.After);
}
