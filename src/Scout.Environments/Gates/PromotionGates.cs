using System.Collections.Immutable;
using Scout.Revisions.Project;

namespace Scout.Environments.Gates;

/// <summary>Whether a revision may come to an environment. Pure: all gates are asked, all refusals are told.</summary>
internal static class PromotionGates
{
    // Every gate with the things that it is asked about, in the order in which refusals are told.
    private static readonly ImmutableArray<Func<GateQuestion, IEnumerable<GateRefusal>>> All =
    [
        About<EnvironmentDefinition>(question => [question.Environment], (Gate.Empty, EmptyGate.Ask)),
        About<string>(question => question.Environment.Requires, (Gate.Policy, PolicyGate.Ask)),
        About<EnvironmentDefinition>(question => [question.Environment], (Gate.Blocked, BlockedGate.Ask)),
        About<string>(question => question.Used.Models, (Gate.Model, ModelGate.Ask), (Gate.Provider, ProviderGate.Ask)),
        About<string>(question => question.Used.Variables, (Gate.Variable, VariableGate.Ask)),
        About<UsedTimeout>(question => question.Used.Timeouts, (Gate.Timeout, TimeoutGate.Ask)),
    ];

    public static ImmutableArray<GateRefusal> Ask(GateQuestion question) => [.. All.SelectMany(ask => ask(question))];

    private static Func<GateQuestion, IEnumerable<GateRefusal>> About<T>(
        Func<GateQuestion, IEnumerable<T>> things,
        params (Gate Gate, Func<GateQuestion, T, string?> Ask)[] gates) =>
        question =>
            from thing in things(question)
            from gate in gates
            let message = gate.Ask(question, thing)
            where message is not null
            select new GateRefusal(gate.Gate, message);
}
