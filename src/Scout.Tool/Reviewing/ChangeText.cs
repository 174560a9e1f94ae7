using Scout.Environments.Diff;
using Scout.Environments.Diff.Words;

namespace Scout.Tool.Reviewing;

/// <summary>A setting that differs, on a part of a line: <c>~ variables.brand "Acme" -> "Acme Ltd."</c>.</summary>
internal static class ChangeText
{
    public static string Of(SettingChange change)
    {
        var sign = Signs.Of(change.Before is null ? ChangeKind.Added : change.After is null ? ChangeKind.Removed : ChangeKind.Changed);
        return $"{sign.Text} {change.Setting} {SettingText.Values(change.Before, change.After)}";
    }
}
