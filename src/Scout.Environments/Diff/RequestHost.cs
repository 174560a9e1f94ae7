using Scout.Revisions.Rules;

namespace Scout.Environments.Diff;

/// <summary>Where a block's request goes, as far as its revision says.</summary>
internal static class RequestHost
{
    /// <summary>The host, or the beginning of the URL's template where variables or the data of a run decide; none where there is no URL.</summary>
    public static string? Of(FlatBlock block) =>
        block is { Kind: { } kind, Config: { } config } && config.Text(kind.Headline) is { } url && UrlBeginning.Of(url) is var beginning
            ? UrlBeginning.HostOf(beginning.With(_ => null)) ?? beginning.Text
            : null;
}
