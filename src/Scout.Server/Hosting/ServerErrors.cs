namespace Scout.Server.Hosting;

/// <summary>Why a project is not served.</summary>
internal static class ServerErrors
{
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
