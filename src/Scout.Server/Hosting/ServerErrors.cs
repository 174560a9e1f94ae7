namespace Scout.Server.Hosting;

/// <summary>Why a project is not served.</summary>
internal static class ServerErrors
{
    public static ScoutException AddedTwice() => new(
        "SCOUT8020",
        "AddScout is called twice on one builder. Call it once: an app serves one project.");

    public static ScoutException NotAdded() => new(
        "SCOUT8021",
        "MapScout is called in an app whose builder has not had AddScout. Call builder.AddScout() before builder.Build().");

    public static ScoutException MappedTwice() => new(
        "SCOUT8022",
        "MapScout is called twice in one app. Call it once: on the app, or on a group for a prefix (app.MapGroup(\"/scout\").MapScout()).");

    public static ScoutException IsServed(string root, Exception inner) => new(
        "SCOUT8001",
        $"{root} is served already by another process of this machine. Stop that, or give this one a state folder of its own (SCOUT_STATE).",
        inner);

    public static ScoutException LeaseIsNotTaken(string path, Exception inner) => new(
        "SCOUT8002",
        $"{path} cannot be written ({inner.Message}). Correct the rights of its folder, or put the state elsewhere (SCOUT_STATE).",
        inner);

    public static ScoutException NoCertificate(string file, Exception inner) => new(
        "SCOUT8003",
        $"{file} is no certificate with its private key ({inner.Message}). Give both as PEM: --certificate FILE --certificate-key FILE.",
        inner);
}
