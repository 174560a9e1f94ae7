using Scout.Revisions;
using Scout.Revisions.Project;
using Scout.Revisions.Rules;

namespace Scout.Environments.Queries;

/// <summary>Every error about what is asked of a store.</summary>
internal static class QueryErrors
{
    public static ScoutException NoWorkflows(string root) =>
        new("SCOUT6016", $"{root}: the store has no workflow yet. Build a project with a workflow: `dotnet build`.") { Kind = ErrorKind.NotFound };

    public static ScoutException WhichWorkflow(IEnumerable<string> workflows) =>
        new("SCOUT6017", $"the store has several workflows: {string.Join(", ", workflows)}. Say which one.") { Kind = ErrorKind.Invalid };

    public static ScoutException UnknownWorkflow(string workflow, IReadOnlyCollection<string> workflows) =>
        new("SCOUT6018", $"there is no workflow '{workflow}'; there {(workflows.Count == 0 ? "is none yet: run `dotnet build`" : $"is {string.Join(", ", workflows)}")}.{Suggestion.DidYouMean(workflow, workflows)}") { Kind = ErrorKind.NotFound };

    public static ScoutException UnknownRevision(string workflow, string expression, IEnumerable<string> known) =>
        new("SCOUT6020", $"{workflow}: nothing is called '{expression}': no environment, no revision id that begins so (four digits or more), no promotion, no name.{Suggestion.DidYouMean(expression, known)} `dotnet scout history` lists the revisions.") { Kind = ErrorKind.NotFound };

    public static ScoutException AmbiguousRevision(string workflow, string expression, IEnumerable<string> candidates) =>
        new("SCOUT6021", $"{workflow}: '{expression}' could be {string.Join(" or ", candidates)}. Give more digits of the id, or a name in quotes.") { Kind = ErrorKind.Invalid };

    public static ScoutException EmptyEnvironment(string workflow, string environment) => environment == EnvironmentDefinition.Development
        ? new("SCOUT6022", $"{workflow} has no build on this machine yet. Run `dotnet build`.") { Kind = ErrorKind.Conflict }
        : new("SCOUT6022", $"{environment} points at no revision of {workflow} yet. Promote one: `dotnet scout promote {workflow} --to {environment}`.") { Kind = ErrorKind.Conflict };

    public static ScoutException NoSuchPast(string workflow, string expression, string why) =>
        new("SCOUT6023", $"{workflow}: '{expression}' stands for nothing: {why}.") { Kind = ErrorKind.Invalid };

    public static ScoutException WrongExpression(string expression, string why) =>
        new("SCOUT6024", $"'{expression}' is no revision expression: {why}. Use latest, an environment, production~1, an id or its beginning, a promotion (4-81d0c44a12), a name, or production@2026-11-01.") { Kind = ErrorKind.Invalid };

    public static ScoutException PromotionGone(string workflow, string promotion) =>
        new("SCOUT6028", $"{workflow}: the promotion {promotion}, whose settings the run was started with, is not in this checkout. Check out the commit that has it.") { Kind = ErrorKind.Conflict };

    public static ScoutException NeverPromoted(string workflow, string revision, string environment) =>
        new("SCOUT6027", $"{RevisionId.Display(workflow, revision)} was never promoted to {environment}, and does not run there. Promote it, or run it in development.") { Kind = ErrorKind.Conflict };

    public static ScoutException WasRolledBack(string workflow, string revision, string environment) =>
        new("SCOUT6029", $"{RevisionId.Display(workflow, revision)} was rolled back from {environment}, and does not run there. `dotnet scout promote {workflow} --to {environment} --unblock` lets it back in.") { Kind = ErrorKind.Conflict };

    public static ScoutException OutputMissing(string workflow, string assembly) =>
        new("SCOUT6026", $"{workflow}: its build output is not there any more ({assembly}). Run `dotnet build`.") { Kind = ErrorKind.Conflict };
}
