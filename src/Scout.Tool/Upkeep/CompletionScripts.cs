using System.Collections.Immutable;

namespace Scout.Tool.Upkeep;

/// <summary>The scripts by which shells ask the tool what could come next.</summary>
internal static class CompletionScripts
{
    /// <summary>The shells that there is a script for.</summary>
    public static ImmutableArray<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>The script of a shell.</summary>
    public static string Of(string shell)
    {
        using var script = typeof(CompletionScripts).Assembly.GetManifestResourceStream($"Scout.Tool.Shells.dotnet-scout.{shell}")!;
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
