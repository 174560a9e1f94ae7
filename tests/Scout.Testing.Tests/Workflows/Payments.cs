using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Scout.Testing.Tests.Workflows;

/// <summary>An invoice.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Amount">What is to be paid.</param>
[Shape]
public sealed record Invoice(string Number, decimal Amount);

/// <summary>A payment that came.</summary>
/// <param name="Paid">How much.</param>
[Shape]
public sealed record Payment(decimal Paid);

/// <summary>Waits for somebody to approve an invoice, then for the money.</summary>
[Workflow("payments")]
public sealed class PaymentWorkflow : Workflow<Invoice, string>
{
    protected override Value<string> Define(Flow flow, Value<Invoice> input)
    {
        var decision = flow.Approve("boss", $"Send {input.Number} over {input.Amount}?", new() { By = ["boss@example.com", "deputy@example.com"], MayBeDenied = true, Timeout = TimeSpan.FromDays(3) });
        flow.StopIf("denied", decision.Approved == false, flow.Text("no", $"{decision.By} said no: {decision.Reason}"));
        var paid = flow.WaitFor<Payment>("payment", "paid", new() { Timeout = TimeSpan.FromDays(14), OnError = OnError.Continue(new Payment(0)) });
        return flow.Text("result", $"{input.Number}: {paid.Paid} of {input.Amount}, approved by {decision.By}");
    }
}

/// <summary>Asks for decisions about each of several things, one after the other.</summary>
[Workflow("decisions")]
public sealed class DecisionWorkflow : Workflow<Things, IReadOnlyList<string>>
{
    protected override Value<IReadOnlyList<string>> Define(Flow flow, Value<Things> input) => flow.ForEach("each", input.Names, (flow, name) =>
    {
        var decision = flow.Approve("decide", $"Keep {name}?", new() { MayBeDenied = true });
        return flow.Text("said", $"{name}: {decision.Approved}");
    }, new() { Concurrency = 1 });
}

/// <summary>Several things.</summary>
/// <param name="Names">Their names.</param>
[Shape]
public sealed record Things(IReadOnlyList<string> Names);

/// <summary>An amount in another currency.</summary>
/// <param name="Amount">In euros.</param>
/// <param name="Currency">The other one.</param>
[Shape]
public sealed record Exchange(decimal Amount, string Currency);

/// <summary>Changes money: by a service, by requests of a block and of code, with a secret.</summary>
[Workflow("exchange")]
public sealed class ExchangeWorkflow : Workflow<Exchange, decimal>
{
    protected override Value<decimal> Define(Flow flow, Value<Exchange> input)
    {
        var rate = flow.Http<Rate>("rate", new()
        {
            Url = $"{{{{ vars.rates }}}}/v1/{input.Currency}",
            Headers = new() { ["Authorization"] = "Bearer {{ secrets.RATES_TOKEN }}" },
            Retry = Retry.Exponential(attempts: 3),
        });
        flow.Code("note", Money.Note, input.Amount, input.Currency);
        return flow.Code("change", Money.Change, input.Amount, rate);
    }
}

/// <summary>A rate of exchange.</summary>
/// <param name="PerEuro">How much one euro is.</param>
[Shape]
public sealed record Rate(decimal PerEuro);

/// <summary>What <see cref="Money"/> asks for fees.</summary>
public interface IFees
{
    /// <summary>The fee for an amount.</summary>
    decimal Of(decimal amount);
}

/// <summary>Code blocks.</summary>
public static class Money
{
    /// <summary>Changes an amount.</summary>
    public static decimal Change(decimal amount, Rate rate) => (amount - CodeContext.Current.Services.GetRequiredService<IFees>().Of(amount)) * rate.PerEuro;

    /// <summary>Notes that somebody changes money, by a request of its own.</summary>
    public static async Task<string> Note(decimal amount, string currency, CancellationToken cancellation)
    {
        CodeContext.Current.Logger.LogInformation("{Amount} to {Currency}", amount, currency);
        using var answer = await CodeContext.Current.Http.PostAsync("https://notes.example/exchanges", new StringContent($"{amount} {currency}"), cancellation);
        return answer.StatusCode.ToString();
    }
}

/// <summary>The services of these workflows.</summary>
[WorkflowServices]
public static class Services
{
    /// <summary>Registers them.</summary>
    public static void Configure(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IFees, RealFees>();
        services.AddSingleton(TimeProvider.System);
        services.AddKeyedSingleton<IChatClient>("voice", (provider, _) => new VoiceClient(provider));
    }

    private sealed class RealFees : IFees
    {
        public decimal Of(decimal amount) => 1;
    }
}
