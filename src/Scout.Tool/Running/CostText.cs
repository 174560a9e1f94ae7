using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Tool.Output;

namespace Scout.Tool.Running;

/// <summary>What was paid, in words: in the currency that the prices of scout.json are in.</summary>
internal static class CostText
{
    /// <summary><c>0.0123</c>; <c>0.0123 + ?</c> where it is not known of all requests; <c>?</c> where of none; nothing where there were none.</summary>
    public static string Of(ModelUsage used) => (used.Cost, used.UnpricedRequests) switch
    {
        (null, 0) => "",
        (null, _) => "?",
        ({ } paid, 0) => Amount(paid),
        ({ } paid, _) => $"{Amount(paid)} + ?",
    };

    /// <summary>What a block used, from its meta: <c>120 > 30 tokens, cost 0.0005</c>, or who answered it: <c>200 crm.example</c>; nothing where it says neither.</summary>
    public static string OfBlock(JsonElement? meta)
    {
        if (meta is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("status", out var status) && told.TryGetProperty("host", out var host))
        {
            return $"{status} {Words.OneLine(host.ToString())}";
        }

        var used = ModelUsage.Of(meta);
        var tokens = used.InputTokens + used.OutputTokens == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{used.InputTokens} > {used.OutputTokens} tokens");
        return string.Join(", ", new[] { tokens, Of(used) is { Length: > 0 } cost ? $"cost {cost}" : "" }.Where(part => part.Length > 0));
    }

    // Cents and more to the cent of a cent; what is less as it is.
    private static string Amount(decimal cost) => cost is 0 or >= 0.01m
        ? Math.Round(cost, 4).ToString("0.00##", CultureInfo.InvariantCulture)
        : cost.ToString("0.#########", CultureInfo.InvariantCulture);
}
