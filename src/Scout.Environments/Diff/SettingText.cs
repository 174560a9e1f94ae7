using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;

namespace Scout.Environments.Diff;

/// <summary>Puts settings and blocks into a few words.</summary>
internal static class SettingText
{
    private const int ShortText = 32;
    private const int LongValue = 60;

    /// <summary>A setting that differs: <c>temperature 0.2 -> 0.7</c>, <c>prompt (3 lines)</c>.</summary>
    public static string Change(string setting, JsonElement? before, JsonElement? after)
    {
        if (setting is "fingerprint")
        {
            return "code";
        }

        if (setting is "needs")
        {
            return "connections";
        }

        if (IsLong(before) || IsLong(after))
        {
            var lines = TextDiff.ChangedLines(TextOf(before), TextOf(after));
            return $"{setting} ({lines} {(lines == 1 ? "line" : "lines")})";
        }

        return before is { } a && !IsSmall(a) || after is { } b && !IsSmall(b)
            ? before is null ? $"{setting} added" : after is null ? $"{setting} removed" : setting
            : $"{setting} {Small(setting, before)} -> {Small(setting, after)}";
    }

    /// <summary>A value as JSON, where it is short: <c>"Acme" -> "Acme Ltd."</c>; the value alone where there is no other.</summary>
    public static string Values(JsonElement? before, JsonElement? after)
    {
        return before is null ? Shown(after) : after is null ? Shown(before)
            : IsLong(before) || IsLong(after) ? Change("text", before, after)
            : Texts(before.Value) is { } old && Texts(after!.Value) is { } now && (IsTooLong(before) || IsTooLong(after)) && Items(old, now) is { Length: > 0 } items ? items
            : $"{Shown(before)} -> {Shown(after)}";

        static string Shown(JsonElement? json)
        {
            var text = JsonSerializer.Serialize(json, PlainJsonContext.Written);
            return text.Length <= LongValue ? text : $"{json!.Value.ValueKind.ToString().ToLowerInvariant()} of {text.Length} characters";
        }

        static bool IsTooLong(JsonElement? json) => JsonSerializer.Serialize(json, PlainJsonContext.Written).Length > LongValue;

        static string[]? Texts(JsonElement json) =>
            json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) ? [.. json.EnumerateArray().Select(item => item.GetString()!)] : null;
    }

    /// <summary>What lists differ in, whatever their order: <c>+ api.new.example, - old.example</c>.</summary>
    public static string Items(IEnumerable<string> before, IEnumerable<string> after) =>
        string.Join(", ", after.Except(before).Select(item => $"+ {item}").Concat(before.Except(after).Select(item => $"- {item}")));

    /// <summary>A block that is added or removed: <c>M:Shop.Orders.Find</c>'s name, a model's prompt, a condition.</summary>
    public static string? Describe(FlatBlock block)
    {
        if (block.Kind is not { } kind)
        {
            return null;
        }

        var config = block.Config ?? default;
        var headline = config.Text(kind.Headline);
        return kind.Setting(kind.Headline)?.Role switch
        {
            SettingRole.Model => $"{config.Text("model")}: {FirstLine(headline ?? config.Text("system") ?? "messages")}",
            SettingRole.Code => Method(headline),
            SettingRole.Request => $"{config.Text("method")} {FirstLine(headline)}",
            _ => FirstLine(headline),
        };
    }

    /// <summary>A method's short name: <c>Orders.Find</c> of <c>M:Shop.Orders.Find(System.String)</c>.</summary>
    public static string? Method(string? documentationId)
    {
        if (documentationId is null)
        {
            return null;
        }

        var name = documentationId.Split('(')[0];
        name = name.StartsWith("M:", StringComparison.Ordinal) ? name[2..] : name;
        var parts = name.Split('.');
        return parts.Length > 2 ? $"{parts[^2]}.{parts[^1]}" : name;
    }

    /// <summary>A duration as people write it: <c>30 s</c>, <c>1500 ms</c>.</summary>
    public static string Duration(double milliseconds) => milliseconds % 1000 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000} s")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds} ms");

    private static string? FirstLine(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        return end < 0 ? line.ToString() : $"{line[..end].TrimEnd()} ...";
    }

    private static string Small(string setting, JsonElement? json) => json switch
    {
        null => "none",
        { ValueKind: JsonValueKind.Number } ms when setting == "timeout" => Duration(ms.GetDouble()),
        { ValueKind: JsonValueKind.String } text when setting == "method" => Method(text.GetString())!,
        { ValueKind: JsonValueKind.Object } retry when setting == "retry" => $"{retry.Member("attempts")} attempts",
        { ValueKind: JsonValueKind.True or JsonValueKind.False } flag => flag.GetRawText(),
        { } value => value.ToString() is { Length: > 0 } shown ? shown : "empty",
    };

    private static bool IsSmall(JsonElement json) => json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || json.Member("attempts") is not null;

    private static bool IsLong(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.String } text && text.GetString() is { } value && !value.StartsWith("M:", StringComparison.Ordinal) && (value.Length > ShortText || value.Contains('\n'));

    private static string TextOf(JsonElement? json) => json is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
