using System.Collections.Immutable;
using Scout.Execution.Templates;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Execution.Models;

internal static class ModelErrors
{
    public static ScoutException UnknownAlias(string alias, IReadOnlyCollection<string> known) => new(
        "SCOUT7401",
        $"The model '{alias}' is not set up in this environment{(Nearest.To(alias, known) is { } near ? $"; did you mean '{near}'?" : ".")} Add it to \"models\" in scout.json: \"provider\": \"openai\", \"anthropic\" or \"ollama\" for a real model, \"provider\": \"script\" for canned replies, or \"provider\": \"services\" for a client of your own, with {Registration(alias)} in the project's Configure.");

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
        $"The file of replies {file} is wrong: {why} It holds {{ \"replies\": [ {{ \"block\"?, \"model\"?, \"contains\"?, \"reply\", \"calls\"?, \"tokens\"? }} ] }}.");

    public static ScoutException NoReply(string file, string block, string alias, string prompt) => new(
        "SCOUT7406",
        $"The file of replies {file} has none for block '{block}' (model '{alias}') whose prompt begins {TemplateErrors.Head(prompt)}. Add {{ \"block\": \"{block}\", \"reply\": ... }} to it.");

    public static ScoutException ReplyIsNoJson(string block, string text, string why) => new(
        "SCOUT7407",
        $"Block '{block}': the model was to answer with JSON but said {Said(text)}: {why}. Add a retry, or a clearer prompt.")
    { Why = why };

    public static ScoutException ReplyIsSeveral(string block, string text, int count, string what) => new(
        "SCOUT7410",
        $"Block '{block}': the model was to answer with one JSON {what} but said {count} different ones: {Said(text)}. Say in the prompt that it gives one, or add a retry.")
    { Why = $"it has {count} different JSON {what}s" };

    public static ScoutException ReplyIsCut(string block, string text, string what) => new(
        "SCOUT7411",
        $"Block '{block}': the model's JSON {what} ends in the middle: {Said(text[^Math.Min(text.Length, 70)..])}. Give it more MaxTokens, ask for less, or add a retry.");

    public static ScoutException ReplyIsDamaged(string block, string text, string why) => new(
        "SCOUT7412",
        $"Block '{block}': the model's answer is damaged, {why}: {Said(text)}. Add a retry.")
    { Why = why };

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

    public static ScoutException PackageMissing(string alias, ModelProvider provider) => new(
        "SCOUT7415",
        $"The model '{alias}' has {ModelProviders.Missing(provider)}. Then build it again.");

    public static ScoutException ClientFailed(string alias, string provider, Exception exception) => new(
        "SCOUT7416",
        $"The client of the model '{alias}' (provider '{provider}') cannot be made: {UserCode.Told(exception)} Correct the model in scout.json, or give Scout.Build and the provider's package the same version.",
        exception);

    public static ScoutException KeyMissing(string alias, ModelProvider provider, string name) => new(
        ModelNotAsked.KeyMissing,
        $"The model '{alias}' (provider '{provider.Name}') needs a key, and the secret '{name}' is not set. Set the environment variable {name}, or in development: dotnet user-secrets set Secrets:{name} KEY. Where the key is another secret, name it with \"key\" in scout.json.");

    public static ScoutException KeyRefused(string block, AskedModel model, ModelHttpException answer) => new(
        ModelNotAsked.KeyRefused,
        $"Block '{block}': the provider of the {model} refuses the key: {(int)answer.Status} {Answer(answer)} Set the key that is meant for it, or name its secret with \"key\" in scout.json.",
        answer)
    { IsFinal = true };

    public static ScoutException RequestRefused(string block, AskedModel model, ModelHttpException answer) => new(
        "SCOUT7419",
        (int)answer.Status is >= 300 and < 400
            ? $"Block '{block}': the provider of the {model} sends the request elsewhere ({(int)answer.Status}), and no key is taken there. Correct \"endpoint\" in scout.json."
            : $"Block '{block}': the provider of the {model} refuses the request: {(int)answer.Status} {Answer(answer)} Correct the model{(answer.Status == System.Net.HttpStatusCode.NotFound ? " or its \"endpoint\" (most end in /v1)" : "")} in scout.json, or the block's settings.",
        answer)
    { IsFinal = true };

    public static ScoutException TooManyRequests(string block, AskedModel model, ModelHttpException answer) => new(
        ModelNotAsked.TooManyRequests,
        $"Block '{block}': the provider of the {model} is asked too often: 429 {Answer(answer)} Give the block a Retry.",
        answer)
    { RetryAfter = answer.RetryAfter };

    public static ScoutException ProviderFailed(string block, AskedModel model, ModelHttpException answer) => new(
        ModelNotAsked.ProviderFailed,
        $"Block '{block}': the provider of the {model} failed: {(int)answer.Status} {Answer(answer)} Give the block a Retry.",
        answer)
    { RetryAfter = answer.RetryAfter };

    /// <summary>No exception: the answer ended early, though in good order.</summary>
    public static ScoutException ConnectionBroken(string block, AskedModel model, Exception? exception = null) => new(
        ModelNotAsked.ConnectionBroken,
        exception is null
            ? $"Block '{block}': the answer of the {model} was cut: it ends without saying why. Give the block a Retry."
            : $"Block '{block}': the provider of the {model} cannot be reached, or the answer was cut: {UnicodeText.OneSentence(UserCode.Message(exception))} Look whether it is there, correct \"endpoint\" in scout.json, or give the block a Retry.",
        exception);

    public static ScoutException KeyIsNone(string alias, ModelProvider provider, string name) => new(
        ModelNotAsked.KeyIsNone,
        $"The key of the model '{alias}' (provider '{provider.Name}'), the secret '{name}', has a line end or a letter that no key has. Set it anew, as the provider shows it.");

    public static ScoutException AnswerIsNone(string block, AskedModel model, Exception exception) => new(
        "SCOUT7423",
        $"Block '{block}': what the provider of the {model} answered is no answer that its client understands: {exception.GetType().Name}: {UnicodeText.OneSentence(UserCode.Message(exception))} Correct \"endpoint\" in scout.json, or give the block a Retry.",
        exception);

    public static ScoutException Refused(string block, AskedModel model, string said) => new(
        "SCOUT7424",
        $"Block '{block}': the {model} refuses to answer: {Said(said)}. Change the prompt, or give the block an OnError.")
    { IsFinal = true };

    public static ScoutException Filtered(string block, AskedModel model) => new(
        "SCOUT7425",
        $"Block '{block}': the provider of the {model} held the answer back, by a filter of its own. Change the prompt, or give the block an OnError.")
    { IsFinal = true };

    public static ScoutException TooManyRounds(string block, AskedModel model, int rounds) => new(
        "SCOUT7426",
        $"Block '{block}': the {model} still calls tools after {rounds} rounds. Say in the prompt when it is done, or let the tools say so.");

    public static ScoutException BudgetExceeded(string runId, string environment, string limit, string what) => new(
        RunError.BudgetExceeded,
        $"The run's budget is used up: {what}. What it did is kept. Raise \"{limit}\" in the \"limits\" of {environment} in scout.json{(environment == "development" ? "" : $", pin that (dotnet scout promote --to {environment} --revision {environment})")}, then go on with it: dotnet scout resume {RunIds.ShortOf(runId)}");

    public static ScoutException PriceMissing(string alias, string environment, bool isKnown) => new(
        "SCOUT7431",
        $"The runs of {environment} have a budget of \"cost\", and of the model '{alias}' it is not known what it costs. Give it a \"price\" in scout.json{(isKnown ? "" : $", with \"provider\": \"services\"")}, such as {{ \"input\": 0.25, \"output\": 2 }} for a million tokens, or limit \"tokens\" in place of \"cost\".");

    public static ScoutException UsageNotSaid(string block, string alias) => new(
        "SCOUT7432",
        $"Block '{block}': the model '{alias}' does not say how many tokens it used, and the run has a budget of cost or tokens, which cannot be kept without. Ask a provider that says so, or take \"cost\" and \"tokens\" out of the \"limits\" in scout.json.")
    { IsFinal = true };

    public static ScoutException AttachmentIsNone(string kind) => new(
        "SCOUT7433",
        $"An attachment is {kind}, and not a file with \"media_type\" and \"bytes\" in base64, or bytes. Give it such a value.");

    public static ScoutException AttachmentIsTooLong(long bytes) => new(
        "SCOUT7434",
        $"An attachment has {bytes} bytes, and at most {HttpRules.MostAnswer} are sent to a model. Send a smaller one.");

    public static ScoutException AttachmentNotTaken(string alias, string provider, string type, IEnumerable<string> takes) => new(
        "SCOUT7435",
        $"An attachment is {type}, which models of the provider '{provider}' are not sent; the model '{alias}' is one. They are sent {string.Join(", ", takes.Select(taken => taken[^1] == '/' ? $"{taken}*" : taken))} and text. Convert it, or name another model.")
    { IsFinal = true };

    public static ScoutException AttachmentIsNoText(string type) => new(
        "SCOUT7436",
        $"An attachment is {type}, and its bytes are no text in UTF-8. Save it as UTF-8, or say what it is.")
    { IsFinal = true };

    public static ScoutException AttachmentIsEmpty(string? name) => new(
        "SCOUT7437",
        $"An attachment{(name is null ? "" : $", '{name}',")} is empty: it has no bytes. Give it a file with something in it, or leave it out.")
    { IsFinal = true };

    private static string Answer(ModelHttpException answer) => answer.Said.Length == 0 ? "" : UnicodeText.OneSentence(answer.Said);

    private static string Said(string text) => string.IsNullOrWhiteSpace(text) ? "nothing" : TemplateErrors.Head(text);

    private static string Registration(string alias) => $"services.AddKeyedSingleton<IChatClient>(\"{alias}\", ...)";
}
