namespace Scout.Tool.Serving;

/// <summary>The program of the server: it lies beside this tool; beside the one that was compiled for one system lies the folder of the one for all.</summary>
internal static class ServerFile
{
    private const string Name = "Scout.Web.dll";

    /// <summary>Its path.</summary>
    /// <exception cref="ScoutException">It is not there.</exception>
    public static string Find()
    {
        var places = new[] { AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "..", "any") };
        return places.Select(folder => Path.GetFullPath(Path.Combine(folder, Name))).FirstOrDefault(File.Exists) ?? throw ServingErrors.NoServer(AppContext.BaseDirectory);
    }
}
