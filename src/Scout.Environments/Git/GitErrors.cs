namespace Scout.Environments.Git;

/// <summary>Every error about version control.</summary>
internal static class GitErrors
{
    public static ScoutException DoesNotSay(string complaint) =>
        new("SCOUT6095", $"git does not say what it tracks, so nobody knows what a clone brings. See that `git ls-files` answers in this folder{(complaint.Length > 0 ? $"; it says: {complaint}" : ".")}");
}
