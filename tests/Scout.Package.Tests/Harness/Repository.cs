namespace Scout.Package.Tests.Harness;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif

    /// <summary>The README that newcomers read.</summary>
    public static string Readme { get; } = File.ReadAllText(Path.Combine(Root, "README.md"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Scout.Build.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Scout.Build.sln above {AppContext.BaseDirectory}.");
    }
}
