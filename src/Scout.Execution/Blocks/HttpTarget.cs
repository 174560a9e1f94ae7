using Scout.Execution.Http;
using Scout.Execution.Templates;
using Scout.Revisions.Rules;

namespace Scout.Execution.Blocks;

/// <summary>Where a block's request goes.</summary>
internal static class HttpTarget
{
    /// <summary>The URL of a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="query">What is added to its query, as it is sent; empty for nothing.</param>
    /// <param name="call">The attempt.</param>
    /// <exception cref="ScoutException">It is none, or the run's data decide its host.</exception>
    public static Uri Read(string template, string query, BlockCall call)
    {
        var place = new UrlPlace();
        var url = RequestUrl.Read(call.RenderInto(place, template), place, query);
        // One that the data choose is named among the hosts, also where its address is private: what the workflow itself may ask is not everybody's to ask.
        var hosts = call.Run.Access?.Hosts ?? [];
        return UrlBeginning.Of(template).IsOfData && !hosts.Any(entry => HostPattern.Covers(entry, url.IdnHost, url.Port))
            ? throw HttpErrors.HostOfData(template, url.Authority)
            : url;
    }
}
