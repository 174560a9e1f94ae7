using Scout.Client;

namespace Scout.Testing;

internal static class ServerErrors
{
    private const string Address = "correct the address: https://scout.example.com, with the prefix where an app has the server below one";

    public static ScoutException NotGiven(string what, string remedy) => new(
        "SCOUT9050",
        $"The test runs on a server, and {what}. {remedy}");

    public static ScoutException NotReached(ServerAsk ask, Exception why) => new(
        "SCOUT9051",
        $"Nobody answers for {ask.Server}: {Why(why)} Start the server, `dotnet scout serve`, or {Address}.",
        why);

    public static ScoutException NotTrusted(ServerAsk ask, Exception why) => new(
        "SCOUT9052",
        $"No safe connection comes about with {ask.Server}: {Why(why)} Let this machine trust its certificate, or, where it speaks no https, give its address with http://.",
        why);

    public static ScoutException NoScout(ServerAsk ask, Exception why) => new(
        "SCOUT9053",
        $"What answers for {ask.Server} is no Scout server, or one of another version: {Why(why)} Start the server, `dotnet scout serve`, or {Address}.",
        why);

    public static ScoutException KeyRefused(ServerAsk ask, ScoutApiException why) => new(
        "SCOUT9054",
        $"The key is refused by {ask.Server}: {Why(why)} Give .On a key of that server for '{ask.Environment}' that may run workflows and read runs; one that decides has to be one that may.",
        why);

    public static ScoutException Refused(ServerAsk ask, ScoutApiException why, string remedy) => new(
        "SCOUT9055",
        $"The workflow '{ask.Workflow}' in the environment '{ask.Environment}' is refused by {ask.Server}{(why.Code is null ? "" : $" ({why.Code})")}: {Why(why)}{remedy}",
        why);

    public static ScoutException TooSlow(ServerAsk ask, Exception why) => new(
        "SCOUT9056",
        $"No answer comes in time from {ask.Server}{Of(ask)}. Look at what holds it up, or give .On a client with more time.",
        why);

    public static ScoutException WentAway(ServerAsk ask, Exception why) => new(
        "SCOUT9057",
        $"The connection with {ask.Server} is lost{Of(ask)}: {Why(why)} The run may go on there: its log says how it ends.",
        why);

    public static ScoutException KeepsNoValues(ServerAsk ask) => new(
        "SCOUT9058",
        $"What the run {ask.Run} was given and yielded is not kept by {ask.Server}: \"payloads\" of '{ask.Environment}' in its scout.json says so. Run the test in an environment that keeps it (\"full\").");

    private static string Of(ServerAsk ask) => ask.Run is null ? "" : $", in the midst of the run {ask.Run}";

    // What the system says of connections lies innermost.
    private static string Why(Exception why) => (why is ScoutApiException ? why.Message : why.GetBaseException().Message).ReplaceLineEndings(" ").TrimEnd('.') + ".";
}
