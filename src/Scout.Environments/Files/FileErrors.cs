using System.Globalization;

namespace Scout.Environments.Files;

/// <summary>Every error about a file as such.</summary>
internal static class FileErrors
{
    public const string InDoubtCode = "SCOUT6034";
    private const int NoSpace = 28;
    private const int ReadOnlySystem = 30;
    private const int InputOutput = 5;
    private const int QuotaOnLinux = 122;
    private const int QuotaOnMac = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static bool IsOfFiles(Exception error) => error is IOException or UnauthorizedAccessException;

    public static ScoutException Missing(string path) =>
        new("SCOUT6030", $"{path}: there is no such file. Bring it back from version control; `dotnet scout check` names everything that is missing.");

    public static ScoutException TooLarge(string path, long length, long limit) =>
        new("SCOUT6031", string.Create(CultureInfo.InvariantCulture, $"{path}: the file has {length} bytes, more than the {limit} that are read. It is not a file of the store: bring the right one back from version control."));

    public static ScoutException Failed(string verb, string path, Exception error) =>
        new("SCOUT6033", $"{path}: cannot {verb} it: {Why(error)}", error);

    public static ScoutException InDoubt(string path, Exception error) =>
        new(InDoubtCode, $"{path}: in doubt. The system could not confirm that it is on disk ({error.Message}). Do not count on it: mend the disk, then look with `dotnet scout check` and `dotnet scout status`.", error);

    /// <summary>What the system says, and the remedy.</summary>
    public static string Why(Exception error) => error switch
    {
        UnauthorizedAccessException => $"permission denied. Give this user the right to it ({error.Message}).",
        _ => error.HResult switch
        {
            NoSpace or WindowsDiskFull => "the disk is full. Make room, then do it again.",
            QuotaOnLinux or QuotaOnMac => "this user's disk quota is used up. Make room, then do it again.",
            ReadOnlySystem => "the file system is read-only. Do it where it can be written.",
            InputOutput => "the disk reports an input/output error. Mend the disk first.",
            _ => error.Message,
        },
    };
}
