namespace Scout.Environments.Garbage;

/// <summary>Every error about collecting garbage.</summary>
internal static class GarbageErrors
{
    public static ScoutException Incomplete(ScoutException error) =>
        new("SCOUT6060", $"nothing was removed: what is needed can only be told where all of the store can be read. {error.Message}", error);

    public static ScoutException NoLatest(string path) =>
        new("SCOUT6061", $"{path}: there are builds of this workflow, and the file that says which is the latest is missing. Build the workflow: `dotnet build --no-incremental`.");
}
