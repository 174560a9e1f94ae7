using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Git;
using Scout.Environments.Queries;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;
using Scout.Runs.Reruns;

namespace Scout.Runs.Owning;

/// <summary>Makes signals of what somebody tells a run, once it is sure that the run can do something with it.</summary>
internal static class Telling
{
    /// <summary>An event with its data.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">What it is pinned to.</param>
    /// <param name="name">The event's name.</param>
    /// <param name="block">The path of the block that it is for; none: the first that waits for it.</param>
    /// <param name="data">The data.</param>
    /// <param name="by">Who tells it.</param>
    /// <exception cref="ScoutException">No block of the run ever waits for such an event, or the data does not fit.</exception>
    public static RunSignal Event(RunSummary run, RunTarget target, string name, string? block, JsonElement data, Author by)
    {
        // Not only those that wait now: an event that comes too early is kept.
        var all = RevisionBlocks.Of(target.Revision, target.Calls).Values.Where(found => EventOf(found) is not null).ToArray();
        var waiting = all.Where(found => EventOf(found) == name).ToArray();
        if (waiting.Length == 0)
        {
            throw SignalErrors.NoSuchEvent(run.Workflow, name, [.. all.Select(found => EventOf(found)!).Distinct(StringComparer.Ordinal)]);
        }

        if (block is not null)
        {
            waiting = [.. waiting.Where(found => found.Path == BlockShape.WithoutPlaces(block))];
            _ = waiting.Length > 0 ? waiting : throw SignalErrors.NoSuchWait(name, block, all.Where(found => EventOf(found) == name).Select(found => found.Path));
        }

        var problems = waiting.Select(found => SchemaCheck.Validate(new Schema(found.Json.GetProperty("output")), data, out _, "data")).ToArray();
        return Array.Exists(problems, found => found.IsEmpty)
            ? new() { Event = name, Block = block, Data = data, By = Address(by) }
            : throw SignalErrors.DataDoesNotFit(name, problems[0]);
    }

    /// <summary>A decision about an approval.</summary>
    /// <param name="run">The run.</param>
    /// <param name="block">The path of the block that asks; none: the only one.</param>
    /// <param name="isApproved">Whether it is approved.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ScoutException">Nothing is to be decided, several things are, or others decide it.</exception>
    public static RunSignal Decision(RunSummary run, string? block, bool isApproved, string reason, Author by, DateTimeOffset now)
    {
        var open = run.Waits.Where(wait => wait.Wait.Kind == WaitKind.Approval).ToArray();
        if (open.Length == 0)
        {
            throw SignalErrors.NothingToApprove(run);
        }

        var meant = open.Where(wait => block is null || wait.Path == block).ToArray();
        var (path, asked) = meant switch
        {
            [var only] => only,
            [] => throw SignalErrors.NoSuchApproval(block!, open.Select(wait => wait.Path)),
            _ => throw SignalErrors.WhichApproval(run.RunId, open.Select(wait => (wait.Path, wait.Wait.Text ?? ""))),
        };
        if (!asked.MayDecide(Address(by)))
        {
            throw SignalErrors.MayNotDecide(path, asked.By, Address(by));
        }

        var data = PlainJson.Object(
            ("approved", PlainJson.Of(isApproved)),
            ("by", PlainJson.Of(by.Email is null ? by.Name : $"{by.Name} <{by.Email}>")),
            ("reason", PlainJson.Of(reason)),
            ("at", PlainJson.Of(now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture))));
        return new() { Block = path, Data = data, By = Address(by) };
    }

    private static string? EventOf(RevisionBlock block) =>
        BlockKinds.Find(block.Type)?.Effect == BlockEffect.Waits && block.Json.GetProperty("config").TryGetProperty("event", out var name) ? name.GetString() : null;

    private static string Address(Author by) => by.Email ?? by.Name;
}

/// <summary>Why a run is not told something.</summary>
internal static class SignalErrors
{
    private const string OtherName = "SCOUT7376";
    private const string OtherBlock = "SCOUT7377";

    /// <summary>Whether an error is that no block waits for such an event.</summary>
    public static bool IsAboutName(ScoutException exception) => exception.Code == OtherName;

    /// <summary>Whether an error is that the block that was named does not wait for the event.</summary>
    public static bool IsAboutBlock(ScoutException exception) => exception.Code == OtherBlock;

    public static ScoutException NoSuchEvent(string workflow, string name, ImmutableArray<string> known) => new(
        OtherName,
        known.IsEmpty
            ? $"The run's revision of {workflow} waits for no event at all."
            : $"The run's revision of {workflow} waits for no event '{Shown(name)}'.{(Nearest.To(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "")} Its events are {string.Join(", ", known)}.")
    { Kind = ErrorKind.Invalid };

    public static ScoutException NoSuchWait(string name, string block, IEnumerable<string> paths) => new(
        OtherBlock,
        $"No block '{block}' waits for the event '{name}': {string.Join(", ", paths)} {(paths.Count() == 1 ? "does" : "do")}. Leave --block out, or name one of them, with the places of loops: each[2]/paid.")
    {
        Kind = ErrorKind.Invalid,
        ForCallers = $"No block '{block}' waits for the event '{name}': {string.Join(", ", paths)} {(paths.Count() == 1 ? "does" : "do")}. Leave block out, or name one of them, with the places of loops: each[2]/paid.",
    };

    public static ScoutException DataDoesNotFit(string name, IEnumerable<string> problems) => new(
        "SCOUT7378",
        $"The data does not fit the event '{name}': {string.Join("; ", problems.Take(5))}. Give it as JSON: --data '\"text\"', --data '{{\"amount\": 12.5}}'. Nothing was told.")
    {
        Kind = ErrorKind.Invalid,
        ForCallers = $"The data does not fit the event '{name}': {string.Join("; ", problems.Take(5))}. Send it as the body. Nothing was told.",
    };

    public static ScoutException NothingToApprove(RunSummary run) => new(
        "SCOUT7379",
        $"The run {run.RunId} asks nobody for a decision{(run.Status is RunStatus.Running or RunStatus.Waiting ? " now" : $": it is {RunText(run.Status)}")}. `dotnet scout logs {RunIds.ShortOf(run.RunId)}` shows what it does.")
    {
        Kind = ErrorKind.Conflict,
        ForCallers = $"The run {run.RunId} asks nobody for a decision{(run.Status is RunStatus.Running or RunStatus.Waiting ? " now" : $": it is {RunText(run.Status)}")}. GET /v2/runs/{run.RunId} says what it waits for.",
    };

    public static ScoutException NoSuchApproval(string block, IEnumerable<string> open) => new(
        "SCOUT7380",
        $"Block '{block}' asks for no decision now; {string.Join(", ", open)} {(open.Count() == 1 ? "does" : "do")}.")
    { Kind = ErrorKind.Invalid };

    public static ScoutException WhichApproval(string run, IEnumerable<(string Path, string Text)> open) => new(
        "SCOUT7381",
        $"Several blocks of the run {run} ask for a decision: {string.Join("; ", open.Select(wait => $"{wait.Path} ({wait.Text})"))}. Say with --block which one it is about.")
    {
        Kind = ErrorKind.Invalid,
        ForCallers = $"Several blocks of the run {run} ask for a decision: {string.Join("; ", open.Select(wait => $"{wait.Path} ({wait.Text})"))}. Say which one it is about: block.",
    };

    public static ScoutException MayNotDecide(string block, IEnumerable<string> by, string who) => new(
        "SCOUT7382",
        $"Block '{block}' is decided by {string.Join(" or ", by)}, and git says that you are {who}. Ask one of them, or set user.email to your own address.")
    {
        Kind = ErrorKind.Forbidden,
        ForCallers = $"Block '{block}' is decided by {string.Join(" or ", by)}, and the key that asks is {who}'s. Ask one of them, or use a key of that name.",
    };

    // Somebody typed it: a letter that cannot be seen is no letter of the name.
    private static string Shown(string name) => string.Concat(name.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));

    private static string RunText(RunStatus status) => status.ToString().ToLowerInvariant();
}
