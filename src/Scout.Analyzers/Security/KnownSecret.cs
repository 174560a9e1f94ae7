namespace Scout.Analyzers.Security;

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
