using System.Collections.Immutable;
using Scout.Environments.Diff.Words;
using Scout.Environments.Queries;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>What differs in an environment's settings, for people.</summary>
internal static class SettingsView
{
    /// <summary>The settings that were compared, on a line of their own, and what differs in them; nothing where nothing does.</summary>
    public static void Write(IAnsiConsole console, ComparedSettings? compared, ImmutableArray<EntryWords> settings)
    {
        if (compared is not null && !settings.IsEmpty)
        {
            Line.Write(console);
            Line.Write(console, $"[bold]settings of {Line.Of(compared.Environment)}[/]  [dim]promotion {compared.From} -> {(compared.To is { } to ? $"promotion {to}" : "scout.json")}[/]");
            DiffBlocksView.Write(console, settings);
        }
    }
}
