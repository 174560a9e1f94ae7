using System.CommandLine;
using Scout.Runs.Serving;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Serving;

/// <summary><c>serve</c>: answers HTTP requests, in a process of its own that ends with this one.</summary>
internal sealed class Serve : Verb
{
    private readonly Option<string[]> _urls = new("--urls")
    {
        Description = "Where it listens; may be repeated.",
        HelpName = "URL",
        DefaultValueFactory = _ => [ServeUrls.Default],
    };

    private readonly Option<bool> _readOnly = new("--read-only") { Description = "Moves no pointer and names nothing: for a checkout that is an image, or is pinned." };

    private readonly Option<string?> _certificate = new("--certificate") { Description = "The certificate of https URLs, as PEM, with its private key in the same file or in --certificate-key.", HelpName = "FILE" };

    private readonly Option<string?> _certificateKey = new("--certificate-key") { Description = "The private key of --certificate, as PEM.", HelpName = "FILE" };

    private readonly Option<bool> _behindProxy = new("--behind-proxy") { Description = "A proxy that speaks TLS stands before it, and says who calls (X-Forwarded-For, -Proto, -Host)." };

    private readonly Option<string[]> _hosts = new("--allow-host") { Description = "A name by which it may be called, besides localhost and addresses; may be repeated.", HelpName = "NAME", DefaultValueFactory = _ => [] };

    private readonly Option<string[]> _origins = new("--allow-origin") { Description = "An origin whose pages may call it from a browser; may be repeated.", HelpName = "ORIGIN", DefaultValueFactory = _ => [] };

    private readonly Option<string?> _log = new Option<string?>("--log") { Description = "How it logs, to standard error. Default: text in a terminal, else json.", HelpName = "FORMAT" }.AcceptOnlyFromAmong("text", "json");

    public Serve()
        : base(
            "serve",
            "Answers HTTP requests: runs workflows, streams runs, moves pointers, for holders of keys (dotnet scout keys).",
            "dotnet scout serve",
            "dotnet scout serve --read-only --urls https://0.0.0.0:8443 --certificate desk.pem --allow-host desk.example.com")
    {
        _certificate.CompletionSources.Add(Completions.Files);
        _certificateKey.CompletionSources.Add(Completions.Files);
        Add(_urls);
        Add(_readOnly);
        Add(_certificate);
        Add(_certificateKey);
        Add(_behindProxy);
        Add(_hosts);
        Add(_origins);
        Add(_log);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var isBehindProxy = invocation.Get(_behindProxy);
        var (certificate, key) = (File(invocation, _certificate), File(invocation, _certificateKey));
        var settings = new ServerSettings
        {
            Project = invocation.Project.Root,
            Urls = ServeUrls.Checked(invocation.Get(_urls)!, certificate is not null, isBehindProxy),
            ReadOnly = invocation.Get(_readOnly),
            Certificate = certificate,
            CertificateKey = key,
            BehindProxy = isBehindProxy,
            AllowedHosts = ServeUrls.Hosts(invocation.Get(_hosts)!),
            AllowedOrigins = ServeUrls.Origins(invocation.Get(_origins)!),
            JsonLogs = (invocation.Get(_log) ?? (invocation.Terminal.IsErrorInteractive ? "text" : "json")) == "json",
            StopsWithInput = true,
        };
        invocation.Terminal.ShowActivity(null);
        return await ServerProcess.RunAsync(settings, cancellation);
    }

    private static string? File(Invocation invocation, Option<string?> option) => invocation.Get(option) switch
    {
        null => null,
        var file when System.IO.File.Exists(file) => Path.GetFullPath(file),
        var file => throw ServingErrors.NoFile(option.Name, file),
    };
}
