using System.Collections.Immutable;

namespace Scout.Analyzers.Determinism;

/// <summary>SCOUT2014: reads or writes files.</summary>
internal sealed class Files() : ApiImpurity(Descriptors.FileAccess, "uses files", "embed the text in the assembly, or move it into a code block")
{
    protected override ImmutableDictionary<string, (string Namespace, ImmutableHashSet<string> Members)> Apis { get; } =
        new Dictionary<string, (string, ImmutableHashSet<string>)>
        {
            ["File"] = ("System.IO", [All]),
            ["Directory"] = ("System.IO", [All]),
            ["FileStream"] = ("System.IO", [All]),
            ["FileInfo"] = ("System.IO", [All]),
            ["DirectoryInfo"] = ("System.IO", [All]),
            ["DriveInfo"] = ("System.IO", [All]),
            ["StreamReader"] = ("System.IO", [NewByName]),
            ["StreamWriter"] = ("System.IO", [NewByName]),
            ["Path"] = ("System.IO", ["GetTempFileName", "Exists"]),
        }.ToImmutableDictionary();

    // The current directory is the environment's.
    protected override ImmutableHashSet<string> Harmless { get; } = ["GetCurrentDirectory", "SetCurrentDirectory"];
}
