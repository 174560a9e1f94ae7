namespace Scout.Testing.Cassettes;

internal static class CassetteErrors
{
    private const string Anew = "Record it anew: SCOUT_CASSETTE=record";

    public static ScoutException NoSuchMode(string variable, string mode) => new(
        "SCOUT9030",
        $"The environment variable {variable} is '{mode}'. Set it to record or replay, or leave it out: then what has no cassette yet is recorded, except where CI is true.");

    public static ScoutException Unreadable(string file, string why) => new(
        "SCOUT9031",
        $"The cassette {file} cannot be read: {why} Mend it, or delete it and record it again.");

    public static ScoutException Missing(string file, string block, string asked) => new(
        "SCOUT9032",
        $"Block '{block}' asks {asked}, and there is no cassette {file}. Nothing is recorded here (CI or SCOUT_CASSETTE says so): run the test where it may be, and commit the file.");

    public static ScoutException NotRecorded(string file, string block, string asked, string diff) => new(
        "SCOUT9033",
        $"Block '{block}' asks {asked}, and the cassette {file} has no such request. {Anew}.{diff}");

    public static ScoutException UsedUp(string file, string block, string asked, int times) => new(
        "SCOUT9034",
        $"Block '{block}' asks {asked} once more than the {(times == 1 ? "once" : $"{times} times")} that the cassette {file} has of that request. {Anew}.");

    public static ScoutException NotWritten(string file, string why) => new(
        "SCOUT9035",
        $"The cassette {file} cannot be written: {why} Correct the folder's rights, or the path.");

    public static ScoutException Taken(string file) => new(
        "SCOUT9036",
        $"The cassette {file} was recorded by somebody else meanwhile: each test has a cassette of its own. Give one of them another name.");

    public static ScoutException HasSecret(string file, string secret) => new(
        "SCOUT9037",
        $"The cassette {file} was not written, because the secret '{secret}' would stand in it: it is too short to be hidden. Record with another one.");
}
