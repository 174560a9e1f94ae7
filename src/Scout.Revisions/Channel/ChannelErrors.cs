namespace Scout.Revisions.Channel;

internal static class ChannelErrors
{
    /// <summary>The code of <see cref="MessageCutShort"/>.</summary>
    public const string CutShort = "SCOUT7302";

    public static ScoutException MessageTooLong(long length, int limit) => new(
        "SCOUT7301",
        $"A message of {length} bytes came over the worker channel; the limit is {limit}. Pass large inputs as a reference (a file, a key) rather than by value.");

    public static ScoutException MessageCutShort() => new(
        CutShort,
        "The worker channel closed in the middle of a message: the process at the other end was killed. Run again.");

    public static ScoutException NotAMessage(Exception inner) => new(
        "SCOUT7303",
        $"What came over the worker channel is not a message of it ({FirstLine(inner.Message)}). Both ends must come from Scout.Build packages that fit: update dotnet-scout.",
        inner);

    public static ScoutException ProtocolDiffers(int theirs, string engine) => new(
        "SCOUT7304",
        $"The worker (engine {engine}) speaks version {theirs} of the worker channel and this tool speaks {WorkerHello.CurrentProtocol}. Update {(theirs > WorkerHello.CurrentProtocol ? "dotnet-scout" : "the project's Scout.Build package, build and promote")}.");

    public static ScoutException NoHello(string what) => new(
        "SCOUT7305",
        $"The worker did not begin with a hello but with {what}. Both ends must come from Scout.Build packages that fit: update dotnet-scout.");

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();
}
