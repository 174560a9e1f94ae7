using Scout.Revisions;
using Scout.Revisions.Project;
using Scout.Revisions.Rules;

namespace Scout.Environments;

/// <summary>Every error about the store's content and about what is asked of it.</summary>
internal static class StoreErrors
{
    public static ScoutException DoesNotParse(string path, string why) =>
        new("SCOUT6010", $"{path}: not what the store wrote: {why.TrimEnd('.')}. Bring it back from version control (or delete it, below .scout/builds), then `dotnet scout check`.");

    public static ScoutException NewerFormat(string path, int format) =>
        new("SCOUT6011", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}: written in format {format} by a newer version. Update Scout.Build and dotnet-scout."));

    public static ScoutException WrongHash(string path, string actual) =>
        new("SCOUT6012", $"{path}: its content has the hash {actual[..10]}..., not the one in its name: it was changed. Bring it back from version control.");

    public static ScoutException OwnedByOther(string workflow, string owner, string project) =>
        new("SCOUT6013", $"workflow '{workflow}' of {project} is already built by {owner}; ids are unique in a store. Give one of the two another id, or remove the other project (a project that no longer exists gives its workflows up).");

    public static ScoutException WrongWorkflowId(string workflow) =>
        new("SCOUT6014", $"workflow '{workflow}': not an id. Use [a-z][a-z0-9-]{{0,63}}.");

    public static ScoutException WrongSnapshot(string workflow, string why) =>
        new("SCOUT6015", $"workflow '{workflow}': the snapshot is not a canonical revision of it: {why}. Use Scout.Build and the engine of the same version.");

    public static ScoutException NoWorkflows(string root) =>
        new("SCOUT6016", $"{root}: the store has no workflow yet. Build a project with a workflow: `dotnet build`.");

    public static ScoutException WhichWorkflow(IEnumerable<string> workflows) =>
        new("SCOUT6017", $"the store has several workflows: {string.Join(", ", workflows)}. Say which one.");

    public static ScoutException UnknownWorkflow(string workflow, IReadOnlyCollection<string> workflows) =>
        new("SCOUT6018", $"there is no workflow '{workflow}'; there {(workflows.Count == 0 ? "is none yet: run `dotnet build`" : $"is {string.Join(", ", workflows)}")}.{Suggestion.DidYouMean(workflow, workflows)}");

    public static ScoutException UnknownRevision(string workflow, string expression, IEnumerable<string> known) =>
        new("SCOUT6020", $"{workflow}: nothing is called '{expression}': no environment, no revision id that begins so, no name.{Suggestion.DidYouMean(expression, known)} `dotnet scout history` lists the revisions.");

    public static ScoutException AmbiguousRevision(string workflow, string expression, IEnumerable<string> candidates) =>
        new("SCOUT6021", $"{workflow}: '{expression}' could be {string.Join(" or ", candidates)}. Give more digits of the id.");

    public static ScoutException EmptyEnvironment(string workflow, string environment) => environment == EnvironmentDefinition.Development
        ? new("SCOUT6022", $"{workflow} has no build on this machine yet. Run `dotnet build`.")
        : new("SCOUT6022", $"{environment} points at no revision of {workflow} yet. Promote one: `dotnet scout promote {workflow} --to {environment}`.");

    public static ScoutException NoSuchPast(string workflow, string expression, string why) =>
        new("SCOUT6023", $"{workflow}: '{expression}' stands for nothing: {why}.");

    public static ScoutException WrongExpression(string expression, string why) =>
        new("SCOUT6024", $"'{expression}' is no revision expression: {why}. Use latest, an environment, production~1, an id or its beginning, a name, or production@2026-11-01.");

    public static ScoutException RevisionMissing(string workflow, string id) =>
        new("SCOUT6025", $"{RevisionId.Display(workflow, id)}: its file is not in the store. Bring .scout/revisions back from version control, or build it again.");

    public static ScoutException OutputMissing(string workflow, string assembly) =>
        new("SCOUT6026", $"{workflow}: its build output is not there any more ({assembly}). Run `dotnet build`.");

    public static ScoutException DevelopmentIsNotPromotedTo() =>
        new("SCOUT6050", "development cannot be promoted to or rolled back: it always stands for this machine's latest build. To bring an older revision back there, bring its sources back (git) and build; to deploy, promote to another environment.");

    public static ScoutException FromAndRevision() =>
        new("SCOUT6051", "--from and --revision both say what to promote. Leave one out.");

    public static ScoutException NoReason() =>
        new("SCOUT6052", "a rollback needs its reason, for whoever looks at it next. Add --reason \"...\".");

    public static ScoutException ChainBroken(string path, string why) =>
        new("SCOUT6053", $"{path}: {why}. Nothing is promoted on a broken history: `dotnet scout check` names everything, version control brings it back.");

    public static ScoutException NothingToRollBackTo(string workflow, string environment) =>
        new("SCOUT6054", $"{environment} of {workflow} has no earlier revision that was not rolled back. Promote a mended one, or name one with --to.");

    public static ScoutException NeverThere(string display, string environment) =>
        new("SCOUT6055", $"{display} has never been in {environment}, so it cannot be rolled back to. Promote it.");

    public static ScoutException WrongName(string why) =>
        new("SCOUT6056", $"not a name of a revision: {why}. Use one line of 1 to 200 characters, such as \"Add fallback path for CRM timeout\".");
}
