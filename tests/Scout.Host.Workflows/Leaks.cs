using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Scout.Host.Workflows;

/// <param name="Kind">How it ends: <c>well</c>, or what it dies of.</param>
[Shape]
public sealed record Leak(string Kind);

/// <summary>Says secrets wherever code can say something, as it likes, and may die with one on its lips.</summary>
[Workflow("leaks")]
public sealed class Leaks : Workflow<Leak, string>
{
    public static IReadOnlyList<string> Names { get; } = ["TOKEN", "PIN", "KEY", "PASSWORD"];

    protected override Value<string> Define(Flow flow, Value<Leak> input)
    {
        var number = flow.Code("number", Number);
        var said = flow.Code("said", Say, input.Kind, new() { After = [number] });
        return flow.Code("last", End, said);
    }

    /// <summary>A secret of digits, as a number.</summary>
    public static long Number() => long.Parse(Value("PIN"), System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<string> Say(string kind, CancellationToken cancellation)
    {
        var texts = Names.Select(Value).SelectMany(Told).ToArray();
        foreach (var text in texts)
        {
            Console.WriteLine($"out {text}");
            Console.Error.WriteLine($"error {text}");
            CodeContext.Current.Logger.LogWarning("logged {Text}", text);
        }

        foreach (var letter in Value("TOKEN"))
        {
            Console.Write(letter);
        }

        Console.WriteLine();
        var all = string.Join(' ', texts);
        switch (kind)
        {
            case "thread":
                new Thread(() => throw new InvalidOperationException($"no access with {all}")).Start();
                await Task.Delay(Timeout.Infinite, cancellation);
                break;
            case "fail-fast":
                Environment.FailFast($"no access with {all}");
                break;
            case "exit":
                Console.Error.Write(all);
                Environment.Exit(3);
                break;
            case "throw":
                throw new InvalidOperationException($"no access with {all}");
        }

        return kind == "result" ? Value("TOKEN") : "said";
    }

    public static string End(string said) => said;

    /// <summary>A secret as it may be told.</summary>
    public static IEnumerable<string> Told(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return
        [
            secret, secret.ToUpperInvariant(), secret.ToLowerInvariant(), $"Basic {Convert.ToBase64String([.. "user:"u8, .. bytes])}", Convert.ToBase64String(bytes), Convert.ToHexString(bytes), BitConverter.ToString(bytes),
            Uri.EscapeDataString(secret), System.Net.WebUtility.UrlEncode(secret), System.Net.WebUtility.HtmlEncode(secret), System.Text.Json.JsonSerializer.Serialize(secret),
            $"begins with {secret[..Math.Max(8, (secret.Length + 1) / 2)]}...", $"ends with ...{secret[^Math.Max(8, (secret.Length + 1) / 2)..]}",
        ];
    }

    private static string Value(string name) => CodeContext.Current.Services.GetRequiredService<IConfiguration>()[$"Secrets:{name}"]!;
}
