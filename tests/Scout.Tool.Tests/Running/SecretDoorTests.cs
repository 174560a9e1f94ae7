using System.Text;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Running;

/// <summary>Code says secrets on the console, to its logger, as a number, cut and encoded, and dies with them in its last words: the runtime's, which no code of ours writes.</summary>
public sealed class SecretDoorTests
{
    // A token, a number, a key of several lines, a password with what every encoding writes otherwise.
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["TOKEN"] = "tok-Zk39xQw71LmV",
        ["PIN"] = "8391746205",
        ["KEY"] = "-----BEGIN KEY-----\nMIIBVgIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END KEY-----\n",
        ["PASSWORD"] = "p&<ä\"\\>/+%ss wörd",
    };

    // What is left of a secret where it is hidden by halves would be read all the same.
    private static readonly string[] Looked =
    [
        .. Secrets.Where(secret => secret.Key != "KEY").SelectMany(secret => Encodings(secret.Value)), "MIIBVgIBADANBgkq", "hkiG9w0BAQEFAASC", "8.391746205E9",
        Secrets["TOKEN"][..8], Secrets["TOKEN"][^8..], Secrets["PASSWORD"][..9], Secrets["PASSWORD"][^9..], "MIIBVgIB", "AQEFAASC", "TUlJQlZnSUJBREFOQmdr",
    ];

    [Theory]
    [InlineData("well")]
    [InlineData("throw")]
    [InlineData("thread")]
    [InlineData("fail-fast")]
    [InlineData("exit")]
    public async Task No_secret_leaves_by_the_console_the_logger_or_the_end_of_the_worker(string kind)
    {
        var code = kind == "well" ? ExitCode.Done : ExitCode.RunFailed;
        using var project = await RunFolder.CreateAsync(workflows: "leaks");
        foreach (var (name, value) in Secrets)
        {
            Environment.SetEnvironmentVariable($"Secrets__{name}", value);
        }

        var said = new StringBuilder();
        foreach (var command in new[] { $"run leaks --no-build --input kind={kind} --log-level trace", $"run leaks --no-build --input kind={kind} --format json", "logs", "logs --format json", "logs --block said", "runs --format json" })
        {
            var run = await project.RunAsync(command);
            Assert.True(command[..3] != "run" || command.StartsWith("runs", StringComparison.Ordinal) || run.Code == code, run.Error);
            said.Append(run.Output).Append(run.Error);
        }

        var kept = Directory.EnumerateFiles(project.Folder.File(".scout"), "*", SearchOption.AllDirectories).Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file)));
        var leaks =
            from text in kept.Prepend(said.ToString())
            from secret in Looked
            let at = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase)
            where at >= 0
            select $"{secret} in ...{text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 30)]}";

        Assert.Empty(leaks);
        foreach (var name in Secrets.Keys)
        {
            Assert.Contains($"[secret {name}]", said.ToString(), StringComparison.Ordinal);
        }

        if (kind is "thread" or "fail-fast")
        {
            // The last words are told, without it.
            Assert.Contains("no access with [secret TOKEN]", said.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_result_is_what_it_is_and_its_record_hides_it()
    {
        using var project = await RunFolder.CreateAsync(workflows: "leaks");
        foreach (var (name, value) in Secrets)
        {
            Environment.SetEnvironmentVariable($"Secrets__{name}", value);
        }

        var run = (await project.RunAsync("run leaks --no-build --input kind=result --format json")).Expect(ExitCode.Done);
        var log = (await project.RunAsync("logs --format json")).Expect(ExitCode.Done);

        Assert.Equal(Secrets["TOKEN"], run.Json.GetProperty("output").GetString());
        Assert.Equal("[secret TOKEN]", log.Json.GetProperty("output").GetString());
    }

    private static IEnumerable<string> Encodings(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return
        [
            secret, Convert.ToBase64String(bytes).TrimEnd('=')[..^2], Convert.ToBase64String([.. "user:"u8, .. bytes])[8..^3], Convert.ToHexString(bytes), BitConverter.ToString(bytes),
            Uri.EscapeDataString(secret), System.Net.WebUtility.UrlEncode(secret), System.Net.WebUtility.HtmlEncode(secret), System.Text.Json.JsonSerializer.Serialize(secret)[1..^1],
        ];
    }
}
