using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Project;

/// <summary>Reads what a model alias stands for in <c>scout.json</c>: which members there may be goes by the provider.</summary>
internal static class ModelSettingsReader
{
    private static readonly string[] OfAll = ["provider", "model", "price", "concurrency", "requestsPerMinute", "tokensPerMinute"];
    private static readonly string[] OfScript = [.. OfAll, "replies"];
    private static readonly string[] OfRemote = [.. OfAll, "endpoint", "key", "headers"];
    private static readonly string[] Anyone = [.. OfRemote, "replies"];

    // What a client sets itself, or what would let one request become two.
    private static readonly string[] Reserved = ["authorization", "x-api-key", "host", "content-type", "content-length", "transfer-encoding", "connection"];

    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="element">The model's object.</param>
    /// <param name="at">Its place.</param>
    public static ModelSettings Read(JsonProblems problems, JsonElement element, string at)
    {
        var before = problems.All.Count;
        var provider = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("provider", out var named) ? problems.Text(named, $"{at}.provider", "the provider's name") : null;
        var settings = new ModelSettings { Provider = provider ?? "" };
        foreach (var member in problems.Members(element, at, What(provider), Known(provider)))
        {
            var here = $"{at}.{member.Name}";
            settings = member.Name switch
            {
                "model" => settings with { Model = problems.Text(member.Value, here, "the provider's name for the model") },
                "replies" => settings with { Replies = Replies(problems, member.Value, here) },
                "endpoint" => settings with { Endpoint = Endpoint(problems, member.Value, here) },
                "key" => settings with { Key = SecretName.Read(problems, member.Value, here, "OPENAI_API_KEY", "The key itself") },
                "headers" => settings with { Headers = Headers(problems, member.Value, here) },
                "price" => settings with { Price = Price(problems, member.Value, here) },
                "concurrency" => settings with { Concurrency = problems.Count(member.Value, here, "how many requests may be under way at once") },
                "requestsPerMinute" => settings with { RequestsPerMinute = problems.Count(member.Value, here, "how many requests may begin within a minute") },
                "tokensPerMinute" => settings with { TokensPerMinute = problems.Count(member.Value, here, "how many tokens may be used within a minute") },
                _ => settings,
            };
        }

        if (before == problems.All.Count)
        {
            Check(problems, settings, at);
        }

        return settings;
    }

    private static void Check(JsonProblems problems, ModelSettings settings, string at)
    {
        if (settings.Provider.Length == 0)
        {
            problems.Add(at, "the model has no provider. Add \"provider\": \"openai\", \"anthropic\" or \"ollama\" for a real model, \"provider\": \"script\" for canned replies from a file, or \"provider\": \"services\" for a client that the project registers.");
        }
        else if (ModelProviders.Find(settings.Provider) is { Package: not null } && settings.Model is null)
        {
            problems.Add(at, $"the model has no name. Add \"model\": what {settings.Provider} calls it.");
        }
    }

    // Of a provider that there is not, others say so.
    private static string[] Known(string? provider) => provider switch
    {
        ModelProviders.Script => OfScript,
        ModelProviders.Services => OfAll,
        not null when ModelProviders.Find(provider) is not null => OfRemote,
        _ => Anyone,
    };

    private static string What(string? provider) => provider is not null && ModelProviders.Find(provider) is not null ? $"a model of {provider}" : "a model";

    private static string? Replies(JsonProblems problems, JsonElement element, string at)
    {
        var replies = problems.Text(element, at, "a file, relative to the folder of scout.json");
        if (replies is not null && (Path.IsPathRooted(replies) || replies.Contains('\\', StringComparison.Ordinal) || replies.Split('/').Contains("..")))
        {
            problems.Add(at, $"'{replies}' leaves the folder of scout.json. Name a file in it, relative, with '/'.");
        }

        return replies;
    }

    private static string? Endpoint(JsonProblems problems, JsonElement element, string at)
    {
        var text = problems.Text(element, at, "where the provider answers: an http or https URL");
        if (text is null)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0 || text.Any(char.IsWhiteSpace))
        {
            problems.Add(at, $"'{text}' is no http or https URL. Write it as the provider has it, such as \"https://api.example.com/v1\".");
        }
        else if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            problems.Add(at, "the URL has more than a host, a port and a path. A key belongs into the secret that \"key\" names; leave out what comes after '?' and '#', and before '@'.");
        }

        return text;
    }

    private static ImmutableSortedDictionary<string, string> Headers(JsonProblems problems, JsonElement element, string at)
    {
        var headers = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in problems.Members(element, at, "headers by name"))
        {
            var here = $"{at}.{member.Name}";
            var value = problems.Text(member.Value, here, "the header's value");
            if (member.Name.Length == 0 || !member.Name.All(character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal)))
            {
                problems.Add(here, "this is no name of a header. Use letters, digits and -.");
            }
            else if (Reserved.Contains(member.Name.ToLowerInvariant()))
            {
                problems.Add(here, "the client sets this header itself. A key belongs into the secret that \"key\" names.");
            }
            else if (value?.Any(character => character is < ' ' or > '~') == true)
            {
                problems.Add(here, "a header's value has only characters of ASCII, and no line end.");
            }
            else if (!headers.TryAdd(member.Name, value ?? ""))
            {
                problems.Add(here, "the same header twice: case does not matter. Leave one out.");
            }
        }

        return headers.ToImmutable();
    }

    private static ModelPrice? Price(JsonProblems problems, JsonElement element, string at)
    {
        var before = problems.All.Count;
        decimal? input = null, cached = null, output = null;
        foreach (var member in problems.Members(element, at, "a price for a million tokens", "input", "cachedInput", "output"))
        {
            var price = problems.Amount(member.Value, $"{at}.{member.Name}", "what a million tokens cost");
            switch (member.Name)
            {
                case "input": input = price; break;
                case "cachedInput": cached = price; break;
                default: output = price; break;
            }
        }

        if (before == problems.All.Count && (input is null || output is null))
        {
            problems.Add(at, $"the price has no \"{(input is null ? "input" : "output")}\". Write what a million tokens cost that the model is given, and that it yields, such as {{ \"input\": 0.25, \"output\": 2 }}.");
        }

        return input is { } given && output is { } yielded ? new(given, yielded, cached) : null;
    }
}
