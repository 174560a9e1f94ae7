namespace Scout.Server.Wire.Definitions;

/// <summary>What people are shown where nobody said how something is called.</summary>
internal static class DisplayName
{
    /// <summary>A name from an id: <c>Order lines</c> for <c>order_lines</c>, <c>Support desk</c> for <c>support-desk</c>.</summary>
    public static string Of(string id)
    {
        var words = id.Replace('_', ' ').Replace('-', ' ').Trim();
        return words.Length == 0 ? id : string.Concat(words[..1].ToUpperInvariant(), words[1..]);
    }
}
