namespace Scout.Testing.Places;

/// <summary>Finds the folder of a test's own source file.</summary>
internal static class SourcePlace
{
    /// <summary>The folder of a file as the compiler names it. A build may write other roots into names (<c>/_/</c>): then it is looked for above the test's assembly.</summary>
    /// <exception cref="ScoutException">It is not there.</exception>
    public static string FolderOf(string file)
    {
        if (File.Exists(file))
        {
            return Path.GetDirectoryName(Path.GetFullPath(file))!;
        }

        var parts = file.Split('/', '\\');
        for (var above = AppContext.BaseDirectory; above is not null; above = Path.GetDirectoryName(above))
        {
            for (var from = 1; from < parts.Length; from++)
            {
                var candidate = Path.Combine([above, .. parts[from..]]);
                if (File.Exists(candidate))
                {
                    return Path.GetDirectoryName(candidate)!;
                }
            }
        }

        throw PlaceErrors.NoSource(file);
    }
}

internal static class PlaceErrors
{
    public static ScoutException NoSource(string file) => new(
        "SCOUT9038",
        $"The test's own file {file} is not on this machine, and what it names is relative to that. Give it a whole path.");

    public static ScoutException NoSettings(string start) => new(
        "SCOUT9039",
        $"There is no scout.json in {start}, nor in a folder above. Name it: .Settings(\"../Shop/scout.json\").");

    public static ScoutException SettingsUnreadable(string file, string why) => new(
        "SCOUT9040",
        $"{file} cannot be read: {why}");

    public static ScoutException NoEnvironment(string file, string environment, IEnumerable<string> known) => new(
        "SCOUT9041",
        $"{file} has no environment '{environment}'. It has {string.Join(", ", known)}.");
}
