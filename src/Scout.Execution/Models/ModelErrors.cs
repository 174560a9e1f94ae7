using System.Collections.Immutable;
using Scout.Execution.Templates;
using Scout.Revisions;
using Scout.Revisions.Rules;

namespace Scout.Execution.Models;

internal static class ModelErrors
{
    public static ScoutException UnknownAlias(string alias, IReadOnlyCollection<string> known) => new(
        "SCOUT7401",
        $"The model '{alias}' is not set up in this environment{(Nearest.To(alias, known) is { } near ? $"; did you mean '{near}'?" : ".")} Add it to \"models\" in scout.json: \"provider\": \"script\" for canned replies, or \"provider\": \"services\" for a client of your own, with {Registration(alias)} in the project's Configure.");

    public static ScoutException UnknownProvider(string alias, string problem) => new(
        "SCOUT7402",
        $"The model '{alias}' has {problem} in the project's Configure. Correct scout.json.");

    public static ScoutException RepliesNotGiven(string alias) => new(
        "SCOUT7403",
        $"The model '{alias}' has the provider 'script' but no \"replies\". Name the file of replies in scout.json, relative to it.");

    public static ScoutException RepliesNotFound(string alias, string file) => new(
        "SCOUT7404",
        $"The file of replies of the model '{alias}' is not there: {file}. Create it, or correct \"replies\" in scout.json.");

    public static ScoutException RepliesDoNotParse(string file, string why) => new(
        "SCOUT7405",
        $"The file of replies {file} is wrong: {why} It holds {{ \"replies\": [ {{ \"block\"?, \"model\"?, \"contains\"?, \"reply\", \"calls\"? }} ] }}.");

    public static ScoutException NoReply(string file, string block, string alias, string prompt) => new(
        "SCOUT7406",
        $"The file of replies {file} has none for block '{block}' (model '{alias}') whose prompt begins {TemplateErrors.Head(prompt)}. Add {{ \"block\": \"{block}\", \"reply\": ... }} to it.");

    public static ScoutException ReplyIsNoJson(string block, string text, string why) => new(
        "SCOUT7407",
        $"Block '{block}': the model was to answer with JSON but said {Said(text)}: {why}. Add a retry, or a clearer prompt.");

    public static ScoutException ReplyIsSeveral(string block, string text, int count, string what) => new(
        "SCOUT7410",
        $"Block '{block}': the model was to answer with one JSON {what} but said {count} different ones: {Said(text)}. Say in the prompt that it gives one, or add a retry.");

    public static ScoutException ReplyIsCut(string block, string text, string what) => new(
        "SCOUT7411",
        $"Block '{block}': the model's JSON {what} ends in the middle: {Said(text[^Math.Min(text.Length, 70)..])}. Give it more MaxTokens, ask for less, or add a retry.");

    public static ScoutException ReplyIsDamaged(string block, string text, string why) => new(
        "SCOUT7412",
        $"Block '{block}': the model's answer is damaged, {why}: {Said(text)}. Add a retry.");

    public static ScoutException ToolArgumentsDoNotFit(string tool, ImmutableArray<string> problems) => new(
        "SCOUT7408",
        $"The tool '{tool}' was called with arguments that do not fit: {string.Join("; ", problems.Take(5))}.");

    public static ScoutException NotRegistered(string alias) => new(
        "SCOUT7409",
        $"The model '{alias}' has the provider 'services', but the project registers no client under that alias. Add {Registration(alias)} to its Configure, in the class with [WorkflowServices], or correct the alias there.");

    public static ScoutException FactoryFailed(string alias, Exception exception) => new(
        "SCOUT7413",
        $"The client of the model '{alias}' cannot be made: {UserCode.Told(exception)} Mend what the project's Configure registers under that alias.",
        exception);

    public static ScoutException NoResponse(string block, string alias) => new(
        "SCOUT7414",
        $"Block '{block}': the client of the model '{alias}' gave null. Let its GetResponseAsync give a ChatResponse.");

    private static string Said(string text) => string.IsNullOrWhiteSpace(text) ? "nothing" : TemplateErrors.Head(text);

    private static string Registration(string alias) => $"services.AddKeyedSingleton<IChatClient>(\"{alias}\", ...)";
}
