using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Scout.Host.Workflows;

[Shape]
public sealed record Request(string UserMessage, string Locale = "en");

[Shape]
public sealed record Triage(string Category, bool Urgent);

[Shape]
public sealed record Customer(string Name, int Tier);

[Shape]
public sealed record Reply(string Answer, string Category, string Place);

/// <summary>Answers a customer's message.</summary>
[Workflow("desk")]
public sealed class Desk : Workflow<Request, Reply>
{
    protected override Value<Reply> Define(Flow flow, Value<Request> input)
    {
        var triage = flow.Llm<Triage>("triage", new() { Model = "fast", Prompt = $"Classify this {input.Locale} message: {input.UserMessage}" });
        var customer = flow.Code("customer", FindCustomer, input.UserMessage);
        var answer = flow.If(
            "route",
            triage.Urgent,
            then: flow => flow.Llm("apologise", new() { Model = "fast", Prompt = $"Apologise to {customer.Name}." }),
            otherwise: flow => flow.Text("thank", $"Hello {customer.Name} of {{{{ vars.brand }}}}, thank you."));
        var place = flow.Code("place", Place);
        return Reply.Of(answer: answer, category: triage.Category, place: place);
    }

    public static async Task<Customer> FindCustomer(string message, CancellationToken cancellation)
    {
        Console.WriteLine("a line on standard output that nobody may take for an answer");
        CodeContext.Current.Logger.LogInformation("looking up");
        await Task.Delay(1, cancellation);
        return new("Ada", message.Length);
    }

    public static string Place() => $"{CodeContext.Current.Environment}:{CodeContext.Current.Block}:{CodeContext.Current.Services.GetRequiredService<Greeting>().Text}";
}

public sealed record Greeting(string Text);

[WorkflowServices]
public static class Services
{
    public static void Configure(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Break"] == "configure")
        {
            throw new InvalidOperationException("The shop is shut");
        }

        if (configuration["Break"] == "registration")
        {
            services.AddSingleton<IDisposable, Stream>();
        }

        services.AddSingleton(new Greeting("hi"));
        services.AddSingleton<Leaky>();
        services.AddScoped<SpitefulService>();
        services.AddKeyedSingleton<IChatClient>("pier", new PierClient());
        services.AddKeyedSingleton<IChatClient>("teller", new TellerClient());
        services.AddKeyedSingleton<IChatClient>("guesser", new GuesserClient());
        services.AddKeyedSingleton<IChatClient>("house", (_, _) => configuration["Break"] == "factory" ? throw new InvalidOperationException("No key") : new HouseClient());
    }
}
