namespace Scout.Server.Requests;

/// <summary>Where an app has put the routes of the API: what stands before <c>/v2</c> in their paths.</summary>
internal static class Prefix
{
    private static readonly string[] Beginnings = ["/v2/workflows/", "/v2/runs/"];

    /// <summary>The prefix of whoever was asked, as it stands in links; empty where there is none.</summary>
    /// <param name="request">A request for a workflow or a run.</param>
    public static string Of(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        // The last: the prefix may look like one of them, and what follows never does.
        var at = Beginnings.Max(beginning => path.LastIndexOf(beginning, StringComparison.OrdinalIgnoreCase));
        return (request.PathBase + new PathString(path[..Math.Max(at, 0)])).ToUriComponent();
    }
}
