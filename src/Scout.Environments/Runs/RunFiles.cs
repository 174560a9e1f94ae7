namespace Scout.Environments.Runs;

/// <summary>Where runs leave their logs.</summary>
internal static class RunFiles
{
    public const string Extension = ".jsonl";

    public static string Folder(string root) => new StoreLayout(root).Runs;

    public static string Log(string root, string runId) => Path.Combine(Folder(root), runId + Extension);
}
