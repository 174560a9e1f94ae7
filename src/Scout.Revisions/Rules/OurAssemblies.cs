namespace Scout.Revisions.Rules;

/// <summary>The engine is not part of what a revision says: its assemblies and packages count in no fingerprint.</summary>
internal static class OurAssemblies
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Scout.Build", "Scout.Client", "Scout.Environments", "Scout.Execution", "Scout.Host", "Scout.Orleans", "Scout.Revisions", "Scout.Runs",
        "Scout.Server", "Scout.Testing", "Scout.Workflows",
    };

    /// <summary>Whether an assembly, a package or a project of this name is ours.</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
