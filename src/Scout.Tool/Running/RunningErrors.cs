namespace Scout.Tool.Running;

/// <summary>What can go wrong in running workflows and looking at runs.</summary>
internal static class RunningErrors
{
    public static ScoutException ProjectDoesNotBuild(string project) => new(
        "SCOUT6209",
        $"{project} does not build: its errors are above. Mend them, or run what was built last with --no-build.");

    public static ScoutException NoProject(string root) => new(
        "SCOUT6210",
        $"{root}: nothing was built here yet, and there is no project file at or below it. Build the workflow's project: `dotnet build`.");

    public static ScoutException WhichProject(IEnumerable<string> projects) => new(
        "SCOUT6211",
        $"Nothing was built here yet, and there are several projects: {string.Join(", ", projects)}. Build the one with the workflow: `dotnet build PROJECT`.");

    public static ScoutException EnvironmentAndRevision() => new(
        "SCOUT6212",
        "--environment and --revision both say what to run. Leave one out.");

    public static ScoutException NoMoment(string text) => new(
        "SCOUT6213",
        $"'{text}' is no time. Write 30m, 2h or 7d (ago), a day such as 2026-11-01, or a time such as 2026-11-01T09:30Z.");

    public static ScoutException NoSuchBlock(string block, string runId, IEnumerable<string> paths) => new(
        "SCOUT6214",
        $"Run {runId} has no block '{block}'. Its blocks are {string.Join(", ", paths)}.");

    public static ScoutException NothingToResume() => new(
        "SCOUT6219",
        "No run on this machine was interrupted. `dotnet scout runs` lists them.");

    public static ScoutException OneDecision() => new(
        "SCOUT6220",
        "--skip, --again and --fail exclude each other, and --output goes with --skip. Say one of them.");

    public static ScoutException EveryDueRun() => new(
        "SCOUT6223",
        "--due is said of every run whose time has come. Leave out the run and what is to be decided of its blocks.");

    public static ScoutException NoReason() => new(
        "SCOUT6222",
        "--reason is empty. Say why: it becomes a part of the run.");

    public static ScoutException IsNoJson(string option, Exception inner) => new(
        "SCOUT6221",
        $"{option} is no JSON ({inner.Message}). Write a text as '\"text\"', an object as '{{\"name\": 1}}'.",
        inner);
}
