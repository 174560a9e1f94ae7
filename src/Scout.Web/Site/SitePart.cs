namespace Scout.Web.Site;

/// <summary>Marks what belongs to the console: it asks who somebody is by a cookie, not for a key.</summary>
internal sealed class SitePart
{
    /// <summary>The mark.</summary>
    public static SitePart Instance { get; } = new();
}
