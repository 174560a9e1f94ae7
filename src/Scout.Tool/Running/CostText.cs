using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Tool.Output;

namespace Scout.Tool.Running;

/// <summary>What a block used, in words.</summary>
internal static class CostText
{
    /// <summary>What a block used, from its meta: <c>120 > 30 tokens, cost 0.0005</c>, or who answered it: <c>200 crm.example</c>; nothing where it says neither.</summary>
    public static string OfBlock(JsonElement? meta)
    {
        if (meta is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("status", out var status) && told.TryGetProperty("host", out var host))
        {
            return $"{status} {Words.OneLine(host.ToString())}";
        }

        var used = ModelUsage.Of(meta);
        var tokens = used.InputTokens + used.OutputTokens == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{used.InputTokens} > {used.OutputTokens} tokens");
        return string.Join(", ", new[] { tokens, CostWords.Of(used) is { Length: > 0 } cost ? $"cost {cost}" : "" }.Where(part => part.Length > 0));
    }
}
