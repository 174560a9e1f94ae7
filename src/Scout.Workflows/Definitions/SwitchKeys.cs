using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Schemas;

namespace Scout.Definitions;

/// <summary>The keys of a <c>switch</c> as they stand in JSON.</summary>
internal static class SwitchKeys
{
    public static ImmutableArray<string> Of(IEnumerable<object> keys, Type type, BlockDraft block, DefinitionErrors errors)
    {
        if (type != typeof(string) && !type.IsEnum)
        {
            errors.Setting(block, $"the value is of type {CSharpName.Of(type)}; switch on a string or an enum, or use If");
        }

        ImmutableArray<string> texts = [.. keys.Select(Text)];
        foreach (var twice in texts.GroupBy(text => text, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            errors.Setting(block, $"the case '{twice.Key}' is there twice; take one of them out");
        }

        return texts;
    }

    private static string Text(object key)
    {
        var json = ConstantJson.Write(key);
        return json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();
    }
}
