using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>The Code view for people: every value by its JSON Pointer, long texts and C# line by line.</summary>
internal static class DiffCodeView
{
    public static void Write(IAnsiConsole console, DiffResult diff, int context)
    {
        var code = diff.Code.ToLookup(c => c.Entry, StringComparer.Ordinal);
        var sources = diff.Sources.ToLookup(s => s.Entry, StringComparer.Ordinal);
        foreach (var (i, entry) in diff.Blocks.Index())
        {
            if (i > 0)
            {
                Line.Write(console);
            }

            Line.Write(console, $"[bold]{Line.Of(entry.Id)}[/]");
            foreach (var change in code[entry.Key])
            {
                Change(console, change, context);
            }

            foreach (var source in sources[entry.Key])
            {
                Source(console, source, context);
            }
        }
    }

    private static void Change(IAnsiConsole console, CodeChange change, int context)
    {
        switch (change)
        {
            case { Operation: CodeOperation.Move }:
                Line.Write(console, $"  [teal]=[/] {Line.Of(change.From)} [dim]->[/] {Line.Of(change.Path)}");
                break;
            case { Before: { } before, After: { } after } when CodeAnswer.IsText(before, after):
                Line.Write(console, $"  [olive]~[/] {Line.Of(change.Path)}");
                TextDiffView.Write(console, before.GetString()!, after.GetString()!, context);
                break;
            case { Before: { } before, After: { } after }:
                Line.Write(console, $"  [olive]~[/] {Line.Of(change.Path)}  [maroon]{Json(before)}[/] [dim]->[/] [green]{Json(after)}[/]");
                break;
            case { Before: { } before }:
                Leaves(console, change.Path, before, "-", "maroon");
                break;
            case { After: { } after }:
                Leaves(console, change.Path, after, "+", "green");
                break;
        }
    }

    private static void Leaves(IAnsiConsole console, string path, JsonElement json, string sign, string color)
    {
        if (json.ValueKind == JsonValueKind.Object && json.EnumerateObject().Any())
        {
            foreach (var member in json.EnumerateObject())
            {
                Leaves(console, $"{path}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", member.Value, sign, color);
            }
        }
        else if (json.ValueKind == JsonValueKind.String && json.GetString()!.Contains('\n', StringComparison.Ordinal))
        {
            Line.Write(console, $"  [{color}]{sign}[/] {Line.Of(path)}");
            foreach (var line in json.GetString()!.Split('\n'))
            {
                Line.Write(console, $"      [{color}]{sign} {Line.Verbatim(line)}[/]");
            }
        }
        else
        {
            Line.Write(console, $"  [{color}]{sign}[/] {Line.Of(path)}  [{color}]{Json(json)}[/]");
        }
    }

    private static void Source(IAnsiConsole console, SourceChange source, int context)
    {
        var sign = source.Before is null ? "[green]+[/]" : source.After is null ? "[maroon]-[/]" : "[olive]~[/]";
        Line.Write(console, $"  {sign} {Line.Of(source.Method)}  [dim]C#[/]");
        if (source.OnlyWhatItReaches)
        {
            Line.Write(console, "      [dim]the method is as it was: something that it reaches differs[/]");
        }
        else
        {
            TextDiffView.Write(console, source.Before, source.After, context);
        }
    }

    private static string Json(JsonElement json) => Line.Verbatim(JsonSerializer.Serialize(json, ToolJson.Line));
}
