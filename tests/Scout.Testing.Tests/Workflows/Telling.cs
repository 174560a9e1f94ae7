using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Scout.Testing.Tests.Workflows;

/// <summary>Sends a secret in URLs, of a block and of code, and yields it.</summary>
[Workflow("telling")]
public sealed class TellingWorkflow : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input)
    {
        var asked = flow.Http<string>("asked", new() { Url = $"https://crm.example/get/{input.Text}?key={{{{ secrets.CRM_TOKEN }}}}" });
        return flow.Code("told", Teller.Tell, asked);
    }
}

/// <summary>Code blocks.</summary>
public static class Teller
{
    /// <summary>Sends the secret as nothing escapes it but the request itself, and gives it back.</summary>
    public static async Task<string> Tell(string asked, CancellationToken cancellation)
    {
        var token = CodeContext.Current.Services.GetRequiredService<IConfiguration>()["Secrets:CRM_TOKEN"];
        using var answer = await CodeContext.Current.Http.GetAsync(new Uri($"https://crm.example/tell/{token}"), cancellation);
        return answer.IsSuccessStatusCode ? $"{asked} {token}" : throw new InvalidOperationException($"no answer for {token}");
    }
}
