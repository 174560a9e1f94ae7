using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Revisions.Project;

/// <summary>Reads in <c>scout.json</c> where the ends of runs may be told to.</summary>
internal static class CallbacksReader
{
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="element">The object.</param>
    /// <param name="at">Its place.</param>
    public static CallbackDefinition? Read(JsonProblems problems, JsonElement element, string at)
    {
        var before = problems.All.Count;
        string? secret = null;
        ImmutableArray<string> to = [];
        foreach (var member in problems.Members(element, at, "where the ends of runs may be told to", "secret", "to"))
        {
            var here = $"{at}.{member.Name}";
            if (member.Name == "secret")
            {
                secret = SecretName.Read(problems, member.Value, here, "CALLBACK_SECRET", "The secret itself");
            }
            else
            {
                to = Origins(problems, member.Value, here);
            }
        }

        if (before == problems.All.Count && (secret is null || to.IsEmpty))
        {
            problems.Add(at, $"there is no \"{(secret is null ? "secret" : "to")}\". Write both, such as {{ \"secret\": \"CALLBACK_SECRET\", \"to\": [\"https://hooks.example.com\"] }}.");
        }

        return secret is null ? null : new(secret, to);
    }

    private static ImmutableArray<string> Origins(JsonProblems problems, JsonElement element, string at)
    {
        var origins = ImmutableArray.CreateBuilder<string>();
        foreach (var (i, text) in problems.Texts(element, at, "origins such as \"https://hooks.example.com\"").Index())
        {
            if (!text.Any(char.IsWhiteSpace) && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.PathAndQuery == "/" && url.Fragment.Length == 0 && CallbackDefinition.OriginOf(url) is { } origin)
            {
                origins.Add(origin);
            }
            else
            {
                problems.Add($"{at}[{i}]", $"'{text}' is no origin that runs are told to. Write scheme, host and port alone, such as \"https://hooks.example.com\"; http is for this machine alone (\"http://localhost:5000\").");
            }
        }

        return origins.ToImmutable();
    }
}
