using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Running;

/// <summary>
/// Twelve secrets go everywhere a secret can go: a URL's path and query, headers, bodies of every kind, a prompt, the arguments and the configuration of code. The service that gets them
/// tells them back in every encoding. None is in what the tool writes or keeps.
/// </summary>
public sealed class SecretCanaryTests
{
    private static readonly (string Name, string Value)[] Canaries =
        [.. Enumerable.Range(1, 12).Select(number => ($"CANARY_{number:00}", $"canary-{number:00}&<\"\\>/+%{(char)('A' + number)}{number * 7919:x}"))];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private int _seen;

    [Theory]
    [InlineData("well")]
    [InlineData("path")]
    [InlineData("fields")]
    [InlineData("json")]
    [InlineData("value")]
    [InlineData("form")]
    [InlineData("text")]
    [InlineData("code")]
    [InlineData("own")]
    public async Task No_secret_is_in_what_is_written_or_kept_of_a_run(string kind)
    {
        await using var service = await StartAsync(kind);
        using var project = await RunFolder.CreateAsync(workflows: "canaries");
        var url = service.Urls.Single();
        await File.WriteAllTextAsync(project.Folder.File("scout.json"), $$"""
            {
              "models": { "fast": { "provider": "script", "replies": "replies.json" } },
              "variables": { "service": "{{url}}" },
              "http": { "private": ["{{new Uri(url).Authority}}"] }
            }
            """, TestContext.Current.CancellationToken);
        foreach (var (name, value) in Canaries)
        {
            Environment.SetEnvironmentVariable($"Secrets__{name}", value);
        }

        var said = new StringBuilder();
        foreach (var command in new[] { "--log-level trace", "--format json" })
        {
            var run = (await project.RunAsync($"run canaries --no-build --input kind={kind} {command}")).Expect(kind == "well" ? ExitCode.Done : ExitCode.RunFailed);
            said.Append(run.Output).Append(run.Error);
        }

        // Where nothing was sent nothing could leak.
        Assert.InRange(_seen, kind is "well" or "code" or "own" ? 12 : 2, 12);
        var id = (await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0].GetProperty("run_id").GetString();
        foreach (var command in new[] { "runs", "runs --format json", $"logs {id}", $"logs {id} --format json", "usage" })
        {
            var shown = await project.RunAsync(command);
            said.Append(shown.Output).Append(shown.Error);
        }

        var kept = Directory.EnumerateFiles(project.Folder.File(".scout"), "*", SearchOption.AllDirectories).Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file)));
        var leaks =
            from text in kept.Prepend(said.ToString())
            from canary in Canaries
            from encoded in Encodings(canary.Value)
            where text.Contains(encoded, StringComparison.OrdinalIgnoreCase)
            select $"{canary.Name} as {encoded} in ...{text[Math.Max(0, text.IndexOf(encoded, StringComparison.OrdinalIgnoreCase) - 60)..][..60]}";

        Assert.Empty(leaks);
        Assert.Contains("[secret CANARY_", said.ToString(), StringComparison.Ordinal);
    }

    // What is looked for: in base64 the ends belong to what stands around, which is told too.
    private static IEnumerable<string> Encodings(string secret) => Told(secret).Select(text => text.StartsWith("data:", StringComparison.Ordinal) ? text[9..^4] : text);

    // In base64 a text looks different by how many bytes stand before it.
    private static IEnumerable<string> Told(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return
        [
            secret, $"data:{Convert.ToBase64String([0, 0, 0, .. bytes])}", $"data:{Convert.ToBase64String([0, 0, .. bytes])}", $"data:{Convert.ToBase64String([0, .. bytes])}", Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), WebUtility.HtmlEncode(secret),
            Convert.ToHexString(bytes), JsonSerializer.Serialize(secret)[1..^1], JsonSerializer.Serialize(secret, Relaxed)[1..^1],
        ];
    }

    private async Task<WebApplication> StartAsync(string failing)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(async context =>
        {
            Interlocked.Increment(ref _seen);
            using var reader = new StreamReader(context.Request.Body);
            var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            context.Response.StatusCode = context.Request.Path.Value!.StartsWith(failing == "path" ? "/items" : "/" + failing, StringComparison.Ordinal) ? 500 : 200;
            context.Response.Headers["X-Echo"] = "-";
            await context.Response.WriteAsync($"{target} {string.Join(' ', context.Request.Headers.Select(header => header.Value))} {await reader.ReadToEndAsync()} {string.Join(' ', Canaries.SelectMany(canary => Told(canary.Value)))}");
        });
        await server.StartAsync();
        return server;
    }
}
