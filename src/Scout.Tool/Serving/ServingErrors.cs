namespace Scout.Tool.Serving;

/// <summary>Why a project is not served.</summary>
internal static class ServingErrors
{
    public static ScoutException NoServer(string folder) => new(
        "SCOUT6280",
        $"The program of the server, Scout.Web.dll, does not lie beside this tool ({folder}). Install dotnet-scout again.");

    public static ScoutException NoUrl(string url) => new(
        "SCOUT6281",
        $"--urls: '{url}' is no place to listen at. Give one such as {ServeUrls.Default} or https://0.0.0.0:8443.");

    public static ScoutException NoCertificate(string url) => new(
        "SCOUT6282",
        $"--urls: {url} needs a certificate: --certificate FILE, as PEM with its private key.");

    public static ScoutException ReadOnItsWay(string url) => new(
        "SCOUT6283",
        $"--urls: keys and inputs that are sent to {url} could be read on their way. Listen on this machine alone ({ServeUrls.Default}), at an https URL with --certificate, or say --behind-proxy where a proxy stands before it that speaks TLS.");

    public static ScoutException NoOrigin(string origin) => new(
        "SCOUT6284",
        $"--allow-origin: '{origin}' is no origin. Give scheme, name and port, as https://desk.example.com.");

    public static ScoutException NoKeyName(string name) => new(
        "SCOUT6285",
        $"'{name}' is no name of a key: a letter, then letters, digits and -, all small, at most 64.");

    public static ScoutException NoScope(string scope) => new(
        "SCOUT6286",
        $"--can: '{scope}' is nothing that a key may do. It may execute, read, promote.");

    public static ScoutException NoSpan(string option, string text) => new(
        "SCOUT6287",
        $"{option}: '{text}' is no span of time. Write 30m, 12h or 90d.");

    public static ScoutException NoHost(string host) => new(
        "SCOUT6288",
        $"--allow-host: '{host}' is no name of a machine. Give the name alone, as desk.example.com.");

    public static ScoutException NoFile(string option, string file) => new(
        "SCOUT6289",
        $"{option}: there is no file {file}.");
}
