using Scout.Revisions.Rules;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Host"/>: a request goes only where the environment lets it.</summary>
internal static class HostGate
{
    // A rollback goes to where the revision has been: a list that was set since must not stand in its way.
    public static string? Ask(GateQuestion question, UsedRequest request)
    {
        if (question.IsRollback)
        {
            return null;
        }

        var (beginning, environment, access) = (UrlBeginning.Of(request.Url), question.Environment.Name, question.Settings.Http ?? new());
        if (beginning.IsOfData)
        {
            return access.Hosts.IsEmpty
                ? $"{About(request)} asks a host that the data of a run decide ('{beginning.Text}'), and {environment} names no hosts. Name those that may be asked in scout.json, \"http\": {{ \"hosts\": [...] }}, or begin the Url with a host or a variable."
                : null;
        }

        // A variable that is not set is the gate variable's.
        if (beginning.With(name => question.Settings.Variables.TryGetValue(name, out var value) ? value.ToString() : null) is not { } start)
        {
            return null;
        }

        if (UrlBeginning.UrlOf(start) is not { } url)
        {
            return $"{About(request)} has a URL that begins with '{start.Trim()}' in {environment}, which is no beginning of an http or https URL. {(beginning.VariableNames.Any() ? $"Correct {string.Join(" and ", beginning.VariableNames.Select(name => $"the variable '{name}'"))} in scout.json, such as \"https://api.example.com\"." : "Write it such as https://api.example.com.")}";
        }

        if (url.UserInfo.Length > 0)
        {
            return $"{About(request)} has a URL with a name or a password before its host in {environment}. Send them in the header Authorization, from a secret.";
        }

        var isPublic = access is { Hosts.IsEmpty: true, Proxy: null };
        return isPublic && url.Port is 80 or 443 || access.Hosts.Concat(access.Private).Any(entry => HostPattern.Covers(entry, url.IdnHost, url.Port)) ? null
            : $"{About(request)} asks {UrlBeginning.HostOf(start)}, which {environment} does not let requests go to: it has {(isPublic ? "every public host, on the ports 80 and 443" : string.Join(", ", access.Hosts.Concat(access.Private)))}. Add \"{UrlBeginning.HostOf(start)}\" to \"hosts\" of \"http\" in scout.json, or to \"private\" where its address is private.";
    }

    private static string About(UsedRequest request) => $"block '{request.Block}' of {request.Workflow}";
}
