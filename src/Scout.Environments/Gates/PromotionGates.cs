using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Environments.Records;
using Scout.Revisions.Project;

namespace Scout.Environments.Gates;

/// <summary>What is asked before a revision comes to an environment. Documents and pages call a gate by its name in snake_case.</summary>
internal enum Gate
{
    /// <summary>Is there a revision to take?</summary>
    Empty,

    /// <summary>Has it passed the environments that are required?</summary>
    Policy,

    /// <summary>Was it rolled back from here?</summary>
    Blocked,

    /// <summary>Does every model alias that it uses stand for a model here?</summary>
    Model,

    /// <summary>May a model answer from a script here?</summary>
    Provider,

    /// <summary>Is every variable set that it reads?</summary>
    Variable,

    /// <summary>Is every secret set that it reads, where that is demanded?</summary>
    Secret,

    /// <summary>Is every timeout one that is allowed here?</summary>
    Timeout,

    /// <summary>Does every request go where it may go here?</summary>
    Host,

    /// <summary>Has it passed the suites that are demanded, and does that still count?</summary>
    Validation,
}

/// <summary>One reason why a revision may not come to an environment.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Message">The thing, what is wrong, the remedy.</param>
internal sealed record GateRefusal(Gate Gate, string Message)
{
    /// <summary>The same for somebody at a page, who has buttons where the command line has options.</summary>
    [JsonIgnore]
    public string OnPage { get; init; } = Message;
}

/// <summary>What gates are called.</summary>
internal static class GateNames
{
    /// <summary>The gate's name as documents and pages have it.</summary>
    public static string Word(this Gate gate) => JsonNamingPolicy.SnakeCaseLower.ConvertName(gate.ToString());
}

/// <summary>Whether a revision may come to an environment. Pure: all gates are asked, all refusals are told.</summary>
internal static class PromotionGates
{
    // Every gate with the things that it is asked about, in the order in which refusals are told.
    private static readonly ImmutableArray<Func<GateQuestion, IEnumerable<GateRefusal>>> All =
    [
        About<EnvironmentDefinition>(question => [question.Environment], (Gate.Empty, EmptyGate.Ask)),
        About<string>(question => question.Environment.Requires, (Gate.Policy, PolicyGate.Ask)),
        About<EnvironmentDefinition>(question => [question.Environment], (Gate.Blocked, BlockedGate.Ask)),
        About<UndoneSetting>(question => UndoneSetting.Of(question.State.Of(question.Environment.Name)), (Gate.Blocked, BlockedGate.Ask)),
        About<string>(question => question.Used.Models, (Gate.Model, Everywhere<string>(ModelGate.Ask)), (Gate.Provider, Everywhere<string>(ProviderGate.Ask))),
        About<string>(question => question.Used.Variables, (Gate.Variable, Everywhere<string>(VariableGate.Ask))),
        About<NeededSecret>(SecretGate.Needed, (Gate.Secret, Everywhere<NeededSecret>(SecretGate.Ask))),
        About<UsedTimeout>(question => question.Used.Timeouts, (Gate.Timeout, Everywhere<UsedTimeout>(TimeoutGate.Ask))),
        About<UsedRequest>(question => question.Used.Requests, (Gate.Host, Everywhere<UsedRequest>(HostGate.Ask))),
        About<DemandedSuite>(ValidationGate.Demanded, (Gate.Validation, Everywhere<DemandedSuite>(ValidationGate.Ask))),
    ];

    public static ImmutableArray<GateRefusal> Ask(GateQuestion question) => [.. All.SelectMany(ask => ask(question))];

    private static Func<GateQuestion, IEnumerable<GateRefusal>> About<T>(
        Func<GateQuestion, IEnumerable<T>> things,
        params (Gate Gate, Func<GateQuestion, T, GateText?> Ask)[] gates) =>
        question =>
            from thing in things(question)
            from gate in gates
            let text = gate.Ask(question, thing)
            where text is not null
            select text.Of(gate.Gate);

    // What is mended in a file or in the environment is mended there, whoever looks.
    private static Func<GateQuestion, T, GateText?> Everywhere<T>(Func<GateQuestion, T, string?> ask) => (question, thing) => ask(question, thing) is { } text ? new GateText(text) : null;
}
