namespace Scout.Analyzers.Security;

/// <summary>Finds secrets in a text: by how they begin, by what stands before them, or by how random they look.</summary>
/// <remarks>It would rather miss one than call a word a secret.</remarks>
internal static class SecretText
{
    private const int Shortest = 16;

    private static readonly string[] Passwords = ["password=", "pwd=", "accountkey=", "sharedaccesskey="];

    /// <summary>The first secret of a text; null where there is none.</summary>
    public static FoundSecret? Find(string text)
    {
        if (text.Length < 8)
        {
            return null;
        }

        return PrivateKey(text) ?? Password(text) ?? Word(text);
    }

    private static FoundSecret? PrivateKey(string text)
    {
        var start = text.IndexOf("-----BEGIN ", StringComparison.Ordinal);
        return start >= 0 && text.IndexOf("PRIVATE KEY-----", start, StringComparison.Ordinal) > start
            ? new(start, text.Length - start, "a private key", "PRIVATE_KEY")
            : null;
    }

    // Only in what is a list of settings, as a connection string is: a sentence may say "password=" as well.
    private static FoundSecret? Password(string text)
    {
        foreach (var setting in Passwords)
        {
            var at = text.IndexOf(setting, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || text.IndexOf(';') < 0 || text.IndexOf('=') == text.LastIndexOf('='))
            {
                continue;
            }

            var start = at + setting.Length;
            var end = text.IndexOf(';', start) is >= 0 and var semicolon ? semicolon : text.Length;
            if (end - start >= 4 && text[start] is not ('{' or '<' or '$' or '*' or '%'))
            {
                return new(start, end - start, "a password", "PASSWORD");
            }
        }

        return null;
    }

    private static FoundSecret? Word(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsPartOfToken(text[i]))
            {
                continue;
            }

            if (i - start >= Shortest && Token(text, start, i - start) is { } found)
            {
                return found;
            }

            start = i + 1;
        }

        return null;
    }

    private static FoundSecret? Token(string text, int start, int length)
    {
        foreach (var known in KnownSecret.All)
        {
            if (length >= known.Prefix.Length + known.Least && string.CompareOrdinal(text, start, known.Prefix, 0, known.Prefix.Length) == 0
                && Randomness.IsMixed(text, start + known.Prefix.Length, start + length, needsLower: false))
            {
                return new(start, length, known.Kind, known.Name);
            }
        }

        if (string.CompareOrdinal(text, start, "eyJ", 0, 3) == 0 && length >= 60 && Dots(text, start, length) == 2)
        {
            return new(start, length, "an access token", "ACCESS_TOKEN");
        }

        return !IsAfterHashName(text, start) && Randomness.IsRandom(text, start, length)
            ? new(start, length, "a key or token", "API_KEY")
            : null;
    }

    private static bool IsPartOfToken(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '+' or '/' or '=';

    private static bool IsAfterHashName(string text, int start) =>
        (start >= 7 && string.CompareOrdinal(text, start - 7, "base64,", 0, 7) == 0)
        || string.CompareOrdinal(text, start, "sha256-", 0, 7) == 0 || string.CompareOrdinal(text, start, "sha384-", 0, 7) == 0 || string.CompareOrdinal(text, start, "sha512-", 0, 7) == 0;

    private static int Dots(string text, int start, int length)
    {
        var dots = 0;
        for (var i = start; i < start + length; i++)
        {
            dots += text[i] == '.' ? 1 : 0;
        }

        return dots;
    }
}

/// <summary>A part of a text that looks like a secret.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Kind">What it looks like, with its article: <c>a GitHub token</c>.</param>
/// <param name="Name">A name for it in configuration: <c>GITHUB_TOKEN</c>.</param>
internal readonly record struct FoundSecret(int Start, int Length, string Kind, string Name);

/// <summary>Secrets of one issuer, which begin alike.</summary>
/// <param name="Prefix">How they begin.</param>
/// <param name="Least">The fewest characters after the prefix.</param>
/// <param name="Kind">What they are, with an article.</param>
/// <param name="Name">A name for one in configuration.</param>
internal sealed record KnownSecret(string Prefix, int Least, string Kind, string Name)
{
    /// <summary>Longer prefixes stand before shorter ones that they begin with.</summary>
    public static readonly IReadOnlyList<KnownSecret> All =
    [
        new("sk-ant-", 20, "an Anthropic API key", "ANTHROPIC_API_KEY"),
        new("sk_live_", 16, "a Stripe key", "STRIPE_API_KEY"),
        new("sk-", 20, "an OpenAI API key", "OPENAI_API_KEY"),
        new("github_pat_", 22, "a GitHub token", "GITHUB_TOKEN"),
        new("ghp_", 30, "a GitHub token", "GITHUB_TOKEN"),
        new("gho_", 30, "a GitHub token", "GITHUB_TOKEN"),
        new("ghs_", 30, "a GitHub token", "GITHUB_TOKEN"),
        new("glpat-", 20, "a GitLab token", "GITLAB_TOKEN"),
        new("xoxb-", 20, "a Slack token", "SLACK_TOKEN"),
        new("xoxp-", 20, "a Slack token", "SLACK_TOKEN"),
        new("AKIA", 16, "an AWS access key", "AWS_ACCESS_KEY_ID"),
        new("AIza", 30, "a Google API key", "GOOGLE_API_KEY"),
        new("SG.", 40, "a SendGrid key", "SENDGRID_API_KEY"),
        new("hf_", 30, "a Hugging Face token", "HF_TOKEN"),
    ];
}
