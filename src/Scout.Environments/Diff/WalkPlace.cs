using Scout.Revisions.Rules;

namespace Scout.Environments.Diff;

/// <summary>Where a walk stands.</summary>
/// <param name="Pointer">The JSON Pointer.</param>
/// <param name="Entry">The key of the Blocks view's entry.</param>
/// <param name="Setting">The setting within the entry.</param>
/// <param name="Mode">How strings here name blocks.</param>
internal readonly record struct WalkPlace(string Pointer, string Entry, string Setting, TextMode Mode)
{
    public WalkPlace At(string name) => this with { Pointer = $"{Pointer}/{Escape(name)}" };

    public WalkPlace At(int index) => this with { Pointer = $"{Pointer}/{index}" };

    /// <summary>The place of a member, whose name also says what it is about.</summary>
    public WalkPlace Child(Part part, string name)
    {
        var child = At(name);
        return (part, name) switch
        {
            (Part.Revision, "input") => child with { Entry = "input", Setting = name },
            (Part.Revision, "output") => child with { Entry = "result", Setting = name },
            (Part.Revision, "result") => child with { Entry = "result", Setting = name, Mode = TextMode.Expression },
            (Part.Revision, "files") => child with { Entry = "files", Setting = name },
            (Part.Revision, _) => child with { Entry = "workflow", Setting = name },
            (Part.Block, "timeout_ms") => child with { Setting = "timeout" },
            (Part.Block, _) => child with { Setting = name },
            (Part.Scopes, _) => child with { Setting = $"{Setting}.{name}" },
            (Part.ErrorPolicy, "fallback") => child with { Setting = name },
            (Part.ErrorPolicy, _) => child with { Mode = TextMode.Expression },
            (Part.Scope, _) => child with { Setting = $"{Setting}.{name}", Mode = TextMode.Expression },
            _ => child,
        };
    }

    /// <summary>The place of a member of a block's <c>config</c>.</summary>
    public WalkPlace Config(string name) => At(name) with
    {
        Setting = name,
        Mode = BlockKinds.IsExpression(name) ? TextMode.Expression : TextMode.Template,
    };

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
