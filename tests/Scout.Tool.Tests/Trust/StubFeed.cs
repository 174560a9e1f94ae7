using System.Net;
using System.Text;

namespace Scout.Tool.Tests.Trust;

/// <summary>A package feed on this machine that has what lies in NuGet's folder, and keeps what is asked of it.</summary>
internal sealed class StubFeed : IAsyncDisposable
{
    private readonly LocalService _service;
    private readonly string _packages;

    /// <param name="packages">NuGet's folder.</param>
    public StubFeed(string packages)
    {
        _packages = packages;
        _service = new(request => $"{request.RawUrl} {request.Headers}", AnswerAsync);
    }

    public string Url => _service.Url;

    /// <summary>What who asks must sign in with, or none.</summary>
    public string? Password { get; set; }

    /// <summary>Everything that was asked, each with what was said of who asks.</summary>
    public IReadOnlyList<string> Requests => _service.Requests;

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var isRefused = Password is not null && context.Request.Headers["Authorization"] != $"Basic {Password}";
        var content = isRefused ? null : Content(context.Request.Url!.AbsolutePath);
        context.Response.StatusCode = isRefused ? 401 : content is null ? 404 : 200;
        context.Response.AddHeader("WWW-Authenticate", "Basic realm=\"feed\"");
        await context.Response.OutputStream.WriteAsync(content ?? []);
    }

    private byte[]? Content(string path) => path.Split('/') switch
    {
        ["", "v3", "index.json"] => Encoding.UTF8.GetBytes($$"""
            {
              "version": "3.0.0",
              "resources": [
                { "@id": "{{Url}}/flat/", "@type": "PackageBaseAddress/3.0.0" },
                { "@id": "{{Url}}/registration/", "@type": "RegistrationsBaseUrl/3.6.0" }
              ]
            }
            """),
        ["", "registration", var id, "index.json"] when Versions(id) is [_, ..] versions => Encoding.UTF8.GetBytes($$"""
            {
              "count": 1,
              "items": [{
                "@id": "{{Url}}/registration/{{id}}/page", "count": {{versions.Length}}, "lower": "{{versions[0]}}", "upper": "{{versions[^1]}}",
                "items": [{{string.Join(',', versions.Select(version => Registration(id, version)))}}]
              }]
            }
            """),
        ["", "flat", var id, "index.json"] => Encoding.UTF8.GetBytes($$"""{ "versions": [{{string.Join(',', Versions(id).Select(version => $"\"{version}\""))}}] }"""),
        ["", "flat", var id, var version, var file] when Path.Combine(_packages, id, version, file) is var package && File.Exists(package) => File.ReadAllBytes(package),
        _ => null,
    };

    private string[] Versions(string id) =>
        Directory.Exists(Path.Combine(_packages, id)) ? [.. Directory.EnumerateDirectories(Path.Combine(_packages, id)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)] : [];

    private string Registration(string id, string version) => $$"""
        {
          "@id": "{{Url}}/registration/{{id}}/{{version}}.json", "packageContent": "{{Url}}/flat/{{id}}/{{version}}/{{id}}.{{version}}.nupkg",
          "catalogEntry": { "@id": "{{Url}}/catalog/{{id}}", "id": "{{id}}", "version": "{{version}}", "listed": true }
        }
        """;
}
