namespace Scout.Build;

/// <summary>Where the store of a project goes that has none yet.</summary>
internal static class StorePlace
{
    /// <summary>The nearest folder upward with a solution or a repository, so that the projects of one solution share one store; else the project's own folder.</summary>
    public static string For(string projectFolder)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        for (var folder = new DirectoryInfo(projectFolder); folder is not null; folder = folder.Parent)
        {
            if (IsTop(folder.FullName))
            {
                // A home folder that is itself under version control is nobody's project.
                return folder.FullName == home ? projectFolder : folder.FullName;
            }
        }

        return projectFolder;
    }

    private static bool IsTop(string folder) =>
        Path.Exists(Path.Combine(folder, ".git"))
        || Directory.EnumerateFiles(folder, "*.sln").Any()
        || Directory.EnumerateFiles(folder, "*.slnx").Any();
}
