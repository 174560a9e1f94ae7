using System.Globalization;
using System.Text.Json;
using Scout.Environments.Contracts;
using Scout.Environments.Queries;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;
using Scout.Tool.Output;
using Scout.Tool.Reviewing.Graphs;
using Spectre.Console;

namespace Scout.Tool.Reviewing;

/// <summary>A revision for people.</summary>
internal static class ShowView
{
    public static void Write(IAnsiConsole console, RevisionDetails details, JsonElement revision)
    {
        var entry = details.Entry;
        Line.Write(console, $"[bold]{Line.Of(entry.Workflow)}[/]@{RevisionText.Named(entry.RevisionId, entry.Name)}{(entry.Environments.IsEmpty ? "" : $"  [green]{Line.Of(string.Join(' ', entry.Environments))}[/]")}");
        foreach (var text in new[] { details.Description, entry.Notes }.OfType<string>())
        {
            Line.Write(console, $"[dim]{Line.Of(text)}[/]");
        }

        Line.Write(console);
        Line.Write(console, $"[dim]input [/]  {Line.Of(SchemaText.Of(revision.GetProperty("input")))}");
        Line.Write(console, $"[dim]output[/]  {Line.Of(SchemaText.Of(revision.GetProperty("output")))}");
        Line.Write(console, $"[dim]contract[/]  {ContractHash.Of(revision)}");
        if (revision.TryGetProperty("calls", out var calls))
        {
            Line.Write(console, $"[dim]calls [/]  {string.Join(", ", calls.EnumerateObject().Select(c => $"{Line.Of(c.Name)}@{RevisionText.Id(c.Value.GetString()!["sha256:".Length..])}"))}");
        }

        if (revision.TryGetProperty("files", out var files))
        {
            Line.Write(console, $"[dim]files [/]  {Line.Of(string.Join(", ", files.EnumerateObject().Select(file => file.Name)))}");
        }

        Line.Write(console);
        GraphView.Write(console, revision, details.Annotations);
        if (details.Settings is { } settings)
        {
            Line.Write(console);
            WriteSettings(console, settings);
        }
    }

    private static void WriteSettings(IAnsiConsole console, PinnedSettings settings)
    {
        Line.Write(console, $"[bold]settings of {Line.Of(settings.Environment)}[/]  [dim]promotion {settings.Promotion}[/]");
        var rows = new PlainTable(console, flexible: 1);
        foreach (var (alias, model) in settings.Values.Models)
        {
            rows.Add(new Cell($"  models.{alias}", Styles.Dim), new Cell(string.Join(' ', new[] { model.Provider, model.Model, model.Replies }.OfType<string>())));
        }

        foreach (var (name, value) in settings.Values.Variables)
        {
            rows.Add(new Cell($"  variables.{name}", Styles.Dim), new Cell(Words.OneLine(JsonSerializer.Serialize(value, PlainJsonContext.Written))));
        }

        if (settings.Values.Http is { } access)
        {
            foreach (var (name, value) in new[] { ("hosts", string.Join(' ', access.Hosts)), ("private", string.Join(' ', access.Private)), ("proxy", access.Proxy ?? "") }.Where(row => row.Item2.Length > 0))
            {
                rows.Add(new Cell($"  http.{name}", Styles.Dim), new Cell(value));
            }
        }

        foreach (var (name, value) in Limits(settings.Values.Limits))
        {
            rows.Add(new Cell($"  limits.{name}", Styles.Dim), new Cell(value));
        }

        rows.Write();
        if (!settings.Changes.IsEmpty)
        {
            Line.Write(console, $"  [yellow]scout.json says otherwise now:[/] {Line.Of(string.Join(", ", settings.Changes.Select(ChangeText.Of)))}");
        }
    }

    private static IEnumerable<(string Name, string Value)> Limits(RunLimits? limits)
    {
        if (limits?.Cost is { } cost)
        {
            yield return ("cost", cost.ToString(CultureInfo.InvariantCulture));
        }

        if (limits?.Tokens is { } tokens)
        {
            yield return ("tokens", tokens.ToString(CultureInfo.InvariantCulture));
        }

        if (limits?.Time is { } time)
        {
            yield return ("time", TimeoutLimit.Text(time));
        }
    }
}
