namespace Scout.Revisions.Fingerprints;

/// <summary>The errors of reading fingerprints.</summary>
internal static class CodeFingerprintErrors
{
    public static ScoutException DependenciesDoNotParse(string path, Exception why) =>
        new("SCOUT2101", $"'{path}' does not parse as a dependency file: {why.Message} Build the project again.", why);

    public static ScoutException LibraryIsMissing(string assembly, string user, Exception why) =>
        new("SCOUT2102", $"'{assembly}' is used by the code of '{user}' and cannot be loaded: {why.Message} Build the project again.", why);
}
