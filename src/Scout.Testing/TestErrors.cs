using System.Collections.Immutable;
using Scout.Execution.Templates;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Testing;

internal static class TestErrors
{
    public static ScoutException InputDoesNotFit(string workflow, ImmutableArray<string> problems) => new(
        "SCOUT9010",
        $"The input does not fit the workflow '{workflow}': {Listed(problems)}.");

    public static ScoutException ReplyDoesNotFit(string shown, string block, ImmutableArray<string> problems) => new(
        "SCOUT9011",
        $"What {shown} gives does not fit the output of block '{block}': {Listed(problems)}. Give it a value of the type that the workflow's definition has there.");

    public static ScoutException ModelNotFaked(string block, string alias, string prompt, bool isStructured) => new(
        "SCOUT9012",
        $"Block '{block}' asks the model '{alias}', and the test has no answer: {TemplateErrors.Head(prompt)}. Add .Reply(\"{block}\", ...) for the block's output, or .Model(\"{alias}\", {(isStructured ? "new { ... }" : "\"...\"")}) for what the model says.");

    public static ScoutException RequestNotFaked(SentRequest request, IEnumerable<string> fakes) => new(
        "SCOUT9013",
        $"{(request.Block.Length == 0 ? "Code outside of blocks" : $"Block '{request.Block}'")} sends {request}, and the test has no answer. Add .Http(\"{request.Method}\", \"{ToldTexts.Pattern(request.Url, request.Hide)}\", new {{ ... }}){(request.Block.Length == 0 ? "" : $", or .Reply(\"{request.Block}\", ...)")}.{(fakes.ToArray() is [_, ..] all ? $" It has {string.Join(", ", all)}." : "")}");

    public static ScoutException RepliesUsedUp(string shown, int count, string block) => new(
        "SCOUT9014",
        $"{shown} has {count} {(count == 1 ? "output" : "outputs")}, and block '{block}' is asked once more. Add another, or use .Reply for one that is always given.");

    public static ScoutException NoSuchWait(string shown, string type, string method) => new(
        "SCOUT9015",
        $"{shown} is about a block of type {type}, and answers only what {method} adds. Use .Reply for the output of any other block.");

    public static ScoutException EventDoesNotFit(string shown, string name, ImmutableArray<string> problems) => new(
        "SCOUT9016",
        $"The data of {shown} does not fit the event '{name}': {Listed(problems)}.");

    public static ScoutException MayNotDecide(string shown, string by, ImmutableArray<string> others) => new(
        "SCOUT9017",
        $"{shown} is decided by {by}, who may not: {string.Join(", ", others)} may. Name one of them, or leave `by` out.");

    public static ScoutException NoTimeout(string shown) => new(
        "SCOUT9018",
        $"{shown} is about a block without a Timeout: it never takes too long. Give it one, or use .Fails.");

    public static ScoutException NoSuchTimes(string shown, int times) => new(
        "SCOUT9019",
        $"{shown} is to be used {times} times. Give `times` a number from 1, or leave it out for always.");

    public static ScoutException NoSuchMethod(string shown, string method) => new(
        "SCOUT9029",
        $"{shown}: '{method}' is no method of HTTP.{Suggestion.DidYouMean(method, HttpRules.Methods)} Blocks send {string.Join(", ", HttpRules.Methods)}.");

    public static ScoutException NoUrl(string pattern) => new(
        "SCOUT9020",
        $"'{pattern}' is no URL that a request goes to. Begin with https://, http:// or *, such as https://crm.example/customers/* or */customers/*.");

    public static ScoutException StatusOrBody(string shown, int number) => new(
        "SCOUT9021",
        $"{shown} answers with {number}: write (HttpStatusCode){number} for a status, or \"{number}\" for a body.");

    public static ScoutException NoOutput(BlockRun block) => new(
        "SCOUT9022",
        block.Rounds.Count > 1
            ? $"Block '{block.Path}' ran {block.Rounds.Count} times, and has as many outputs. Ask for one of them: Rounds[0], or Block(\"{block.Rounds[0].Path}\")."
            : $"Block '{block.Path}' has no output: {block.Status switch
            {
                BlockStatus.DidNotRun => "it did not run.",
                BlockStatus.Waiting => $"it waits for {block.WaitsFor}.",
                BlockStatus.Stopped => "it was stopped, as what lies around it ended.",
                _ => $"it failed. {block.Error}",
            }}");

    public static ScoutException NoRunOutput(string run) => new(
        "SCOUT9023",
        $"The run has no output:{Environment.NewLine}{run}");

    public static ScoutException FakesNotUsed(ImmutableArray<string> unused, string run) => new(
        "SCOUT9024",
        $"The test is strict, and the run never asked for {string.Join(", ", unused)}:{Environment.NewLine}{run}");

    public static ScoutException VariableNotGiven(string reader, string name) => new(
        "SCOUT9025",
        $"'{reader}' reads the variable '{name}', and the test has none. Add .Variable(\"{name}\", ...).");

    public static ScoutException NotOnAServer(IReadOnlyCollection<string> fakes) => new(
        "SCOUT9027",
        $"The test runs on a server, with the server's models, services and time: {string.Join(", ", fakes)} {(fakes.Count == 1 ? "is" : "are")} of no use there. Begin it without, or take .On away.");

    public static ScoutException NoLog(string run) => new(
        "SCOUT9028",
        $"The server has no log of the run {run}. Give the key the right to read.");

    /// <summary>What <c>.Fails</c> says.</summary>
    public static RunError Failed(string block, string message) => new("SCOUT9026", message, block);

    private static string Listed(ImmutableArray<string> problems) => string.Join("; ", problems);
}
