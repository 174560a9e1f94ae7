using System.Collections.Immutable;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Project;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Environments.Gates;

/// <summary>Whether a revision may come to an environment. Pure: all gates are asked, all refusals are told.</summary>
internal static class PromotionGates
{
    /// <summary>The provider of canned replies.</summary>
    public const string ScriptProvider = ModelProviders.Script;

    public static ImmutableArray<GateRefusal> Ask(GateQuestion question) =>
    [
        .. Policy(question),
        .. Blocked(question),
        .. Models(question),
        .. Variables(question),
        .. Timeouts(question),
    ];

    private static IEnumerable<GateRefusal> Policy(GateQuestion question)
    {
        if (question.IsRollback)
        {
            return [];
        }

        var display = RevisionId.Display(question.Workflow, question.Revision);
        var to = question.Environment.Name;
        return question.Requires
            .Where(required => !HasPassed(question, required))
            .Select(required => new GateRefusal("policy", required == EnvironmentDefinition.Development
                ? $"{display} may not come to {to}: it has not passed development, because no build of it is known. Build it: `dotnet build`."
                : $"{display} may not come to {to}: it has not passed {required}. Promote it there first: `dotnet scout promote {question.Workflow} --to {required} --revision {RevisionId.Short(question.Revision)}`."));
    }

    private static bool HasPassed(GateQuestion question, string required) =>
        required == EnvironmentDefinition.Development ? question.Built : question.State.HasPassed(required, question.Revision);

    private static IEnumerable<GateRefusal> Blocked(GateQuestion question)
    {
        if (question.Unblock || !question.State.Blocked(question.Environment.Name).Contains(question.Revision))
        {
            return [];
        }

        var rollback = question.State.Of(question.Environment.Name).Last(promotion => promotion.Kind == PromotionKind.Rollback && promotion.From == question.Revision);
        return [new("blocked", $"{RevisionId.Display(question.Workflow, question.Revision)} was rolled back from {question.Environment.Name} by {rollback.By.Name} (\"{rollback.Reason}\"). Promote a mended revision, or add --unblock to let this one back in.")];
    }

    private static IEnumerable<GateRefusal> Models(GateQuestion question)
    {
        var environment = question.Environment.Name;
        foreach (var alias in question.Used.Models)
        {
            if (!question.Settings.Models.TryGetValue(alias, out var model))
            {
                yield return new("model", $"{environment} has no model '{alias}', which the revision uses. Add it to \"models\" in scout.json, for all environments or for {environment}; a client that the project registers itself is \"provider\": \"services\".{Suggestion.DidYouMean(alias, question.Settings.Models.Keys)}");
            }
            else if (model.Provider == ScriptProvider && !question.Environment.IsDevelopment && !question.Environment.Allow.Contains(ScriptProvider))
            {
                yield return new("provider", $"model '{alias}' is of the provider script in {environment}: canned replies instead of a model. Give {environment} a real model in scout.json, or let it have canned ones: \"allow\": [\"script\"].");
            }
        }
    }

    private static IEnumerable<GateRefusal> Variables(GateQuestion question) => question.Used.Variables
        .Where(name => !question.Settings.Variables.ContainsKey(name))
        .Select(name => new GateRefusal("variable", $"{question.Environment.Name} has no variable '{name}', which the revision reads. Add it to \"variables\" in scout.json, for all environments or for {question.Environment.Name}.{Suggestion.DidYouMean(name, question.Settings.Variables.Keys)}"));

    // A rollback goes to where the revision has been: a limit that was set since must not stand in its way.
    private static IEnumerable<GateRefusal> Timeouts(GateQuestion question) => question.IsRollback ? [] : question.Used.Timeouts
        .Where(used => used.Timeout > question.Environment.MaxTimeout)
        .Select(used => new GateRefusal("timeout", $"block '{used.Block}' of {used.Workflow} has a timeout of {TimeoutLimit.Text(used.Timeout)}, and {question.Environment.Name} allows {TimeoutLimit.Text(question.Environment.MaxTimeout!.Value)}. Make it shorter, or raise \"maxTimeout\" of {question.Environment.Name} in scout.json."));
}
