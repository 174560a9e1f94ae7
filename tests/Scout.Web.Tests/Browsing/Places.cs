using System.Reflection;
using Microsoft.AspNetCore.Components;
using Scout.Revisions.Runs;

namespace Scout.Web.Tests.Browsing;

/// <summary>Every page of the console, and an address at which it has something to show.</summary>
internal static class Places
{
    // A new page needs a row: it is looked at too, by everything that looks at all pages.
    private static readonly Dictionary<string, Func<ParrotSite, string>> All = new(StringComparer.Ordinal)
    {
        ["/"] = _ => "",
        ["/keys"] = _ => "keys",
        ["/logs"] = _ => "logs",
        ["/runs/compare"] = site => $"runs/compare?run={site.Failed}&run={site.Served.Runs.List(new() { Status = RunStatus.Completed }).Runs[0].RunId}",
        ["/runs/{RunId}"] = site => $"runs/{site.Failed}",
        ["/w/{Workflow}"] = _ => "w/parrot",
        ["/w/{Workflow}/compare"] = site => $"w/parrot/compare?from={site.First}&to={site.Second}",
        ["/w/{Workflow}/compare?view=code"] = site => $"w/parrot/compare?from={site.First}&to={site.Second}&view=code",
        ["/w/{Workflow}/compare?view=contract"] = site => $"w/parrot/compare?from={site.First}&to={site.Second}&view=contract",
        ["/w/{Workflow}/compare?view=cost"] = site => $"w/parrot/compare?from={site.First}&to={site.Second}&view=cost",
        ["/w/{Workflow}/history"] = _ => "w/parrot/history",
        ["/w/{Workflow}/run"] = site => $"w/parrot/run?from={site.Failed}",
        ["/waiting"] = _ => "waiting",
    };

    /// <summary>The pages, as their routes are, and the views of one that has several.</summary>
    public static IReadOnlyCollection<string> Routes => All.Keys;

    /// <summary>Those that there are.</summary>
    public static IEnumerable<string> There => typeof(ConsoleSite).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);

    /// <summary>Where a page has something to show.</summary>
    public static string Of(string route, ParrotSite site) => All[route](site);
}
