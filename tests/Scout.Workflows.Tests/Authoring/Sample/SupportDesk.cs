using Scout;

namespace SupportDesk;

[Shape] public sealed record Request(string UserMessage, string Locale = "en");
[Shape] public sealed record Reply(string Answer, string Category);
[Shape] public sealed record Triage(string Category, bool Urgent);
[Shape] public sealed record Customer(string Name, int Tier);

/// <summary>Answers a customer's message and sends urgent ones down their own path.</summary>
[Workflow("support-desk")]
public sealed class SupportDeskWorkflow : Workflow<Request, Reply>
{
    protected override Value<Reply> Define(Flow flow, Value<Request> input)
    {
        var triage = flow.Llm<Triage>("triage", new()
        {
            Model = "fast",
            Prompt = $"Classify this {input.Locale} message: {input.UserMessage}",
            Timeout = TimeSpan.FromSeconds(30),
        });

        var customer = flow.Code("customer", FindCustomer, input.UserMessage);

        var answer = flow.If("route", triage.Urgent,
            then: flow => flow.Llm("apologise", new()
            {
                Model = "smart",
                Prompt = $"Apologise to {customer.Name}. They wrote: {input.UserMessage}",
                Retry = Retry.Exponential(attempts: 3),
            }),
            otherwise: flow => flow.Text("thank", "Hello {{ customer.name }}, thank you."));

        return Reply.Of(answer: answer, category: triage.Category);
    }

    public static async Task<Customer> FindCustomer(string message, CancellationToken cancellation)
    {
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        return new(message.Split(' ')[^1], 1);
    }
}
