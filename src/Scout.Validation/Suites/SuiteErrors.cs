using System.Collections.Immutable;
using Scout.Revisions.Rules;

namespace Scout.Validation.Suites;

/// <summary>What is wrong with suites.</summary>
internal static class SuiteErrors
{
    public static ScoutException Wrong(string file, ImmutableArray<string> problems) => new(
        "SCOUT9101",
        $"{file} is no suite that can be run; nothing was run:{string.Concat(problems.Select(problem => $"\n  {problem}"))}");

    public static ScoutException NotThere(string name, IReadOnlyCollection<string> known) => new(
        "SCOUT9102",
        known.Count == 0
            ? $"There is no suite '{name}': the folder suites has none. Write suites/{name}.yaml, beside scout.json: the workflow's id, and cases with inputs and what is expected."
            : $"There is no suite '{name}' in the folder suites; there are {string.Join(", ", known)}.{Suggestion.DidYouMean(name, known)}");

    public static ScoutException NoneFor(string workflow) => new(
        "SCOUT9103",
        $"There is no suite for the workflow {workflow}: nothing was run. Write one, suites/{workflow}.yaml, beside scout.json: the workflow's id, and cases with inputs and what is expected.");

    public static ScoutException SameName(string name, IEnumerable<string> files) => new(
        "SCOUT9106",
        $"The suite '{name}' is there more than once: {string.Join(", ", files)}. Keep one of them.");

    public static ScoutException CannotBeRead(string file, string why) => new(
        "SCOUT9104",
        $"{file} cannot be read: {why}");

    public static ScoutException NoCase(string what, string name, IReadOnlyCollection<string> known) => new(
        "SCOUT9105",
        $"No case {what} '{name}'; nothing was run. {(known.Count == 0 ? "None has any." : $"There are {string.Join(", ", known.Select(one => $"'{one}'"))}.")}{Suggestion.DidYouMean(name, known)}");

    public static ScoutException NoCaseOfBoth(IEnumerable<string> names, IEnumerable<string> tags) => new(
        "SCOUT9109",
        $"No case of the name {string.Join(" or ", names.Select(name => $"'{name}'"))} has the tag {string.Join(" or ", tags.Select(tag => $"'{tag}'"))}; nothing was run. Leave --case or --tag out.");

    public static ScoutException OfAnother(Suite suite, string workflow, IReadOnlyCollection<string> workflows) => new(
        "SCOUT9107",
        $"The suite '{suite.Name}' is of the workflow {suite.Workflow}, not of {workflow}; nothing was run. {(workflows.Contains(suite.Workflow) ? $"dotnet scout validate {suite.Workflow} --suite {suite.Name}" : $"There is no such workflow: correct \"workflow\" in {suite.File}.{Suggestion.DidYouMean(suite.Workflow, workflows)}")}");

    public static ScoutException NoCommit(string reference) => new(
        "SCOUT9111",
        $"'{reference}' names no commit of the repository that the project lies in; nothing was run. Write a branch, a tag or a commit: --suites-from origin/main.");

    public static ScoutException SameRevision(string against, string revision) => new(
        "SCOUT9108",
        $"{against} is the revision {Scout.Revisions.RevisionId.Short(revision)}, which is validated itself: there is nothing to compare. Name another, or leave --against out.");
}
