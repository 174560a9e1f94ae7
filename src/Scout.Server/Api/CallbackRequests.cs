using Microsoft.Extensions.Primitives;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Calling;
using Scout.Server.Callbacks;
using Scout.Server.Projects;
using Scout.Server.Requests;
using Scout.Server.Wire.Answers;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Api;

/// <summary>Whom callers want the ends of their runs told to (<c>Scout-Callback</c>), and what that is told.</summary>
internal sealed class CallbackRequests(ProjectStores project, RunLookup lookup)
{
    /// <summary>The header.</summary>
    public const string Header = "Scout-Callback";

    private const int LongestUrl = 2_000;

    /// <summary>Whom the end of a run is told to, whose id it has not yet; none where nobody asks for it.</summary>
    /// <param name="name">The environment that it runs in.</param>
    /// <param name="header">What the request's header says.</param>
    /// <exception cref="ApiException">That is no URL, the environment does not allow it, or it could not be signed.</exception>
    public Callback? Of(string name, StringValues header)
    {
        if (header.ToString() is not { Length: > 0 } said)
        {
            return null;
        }

        if (header.Count > 1)
        {
            throw Wrong($"{Header} may be there once.");
        }

        if (said.Length > LongestUrl || said.Any(char.IsWhiteSpace) || !Uri.TryCreate(said, UriKind.Absolute, out var url) || url.Fragment.Length > 0 || CallbackDefinition.OriginOf(url) is not { } origin)
        {
            throw Wrong($"{Header} must be an https URL of at most {LongestUrl} characters, without a name before its host and without '#', such as https://hooks.example.com/scout; http is for the server's own machine alone.");
        }

        var environment = project.Project.Environment(name);
        if (environment.Callbacks is not { } allowed || !allowed.To.Contains(origin, StringComparer.Ordinal))
        {
            throw Wrong($"{name} allows no call-backs to {origin}. Put it into scout.json: \"environments\": {{ \"{name}\": {{ \"callbacks\": {{ \"secret\": \"{environment.Callbacks?.Secret ?? "CALLBACK_SECRET"}\", \"to\": [\"{origin}\"] }} }} }}.");
        }

        if (environment.Runs.Durability == RunDurability.None)
        {
            throw Wrong($"{name} keeps no records of its runs (\"durability\": \"none\"), and without them no end can be told after a restart. Leave {Header} out, or keep them.");
        }

        try
        {
            _ = CallbackSecret.Of(allowed.Secret);
        }
        catch (ScoutException exception)
        {
            throw Wrong($"{exception.Code}: {exception.Message}");
        }

        return new("", url.AbsoluteUri, origin);
    }

    /// <summary>What is told of a run that has ended.</summary>
    public byte[] Body(RunSummary run, DateTimeOffset ended)
    {
        var answer = RunResponses.Of(run, lookup.Definitions(run.Workflow, run.RevisionId), RunLookup.SessionOf(run), RunLookup.Organization);
        return WireJson.Bytes(new WireCallback(WireStatus.Callback(run.Status), ended, answer));
    }

    private static ApiException Wrong(string message) => ApiException.Wrong("value_error", message, "header", Header);
}
