using Scout.Revisions;

namespace Scout.Tool.Views;

/// <summary>Revisions as markup.</summary>
internal static class RevisionText
{
    /// <summary><c>3f9a1c2b7e</c>.</summary>
    public static string Id(string id) => $"[teal]{RevisionId.Short(id)}[/]";

    /// <summary><c>3f9a1c2b7e "Shorter apology"</c>.</summary>
    public static string Named(string id, string? name) => name is null ? Id(id) : $"{Id(id)} \"{Line.Of(name)}\"";

    /// <summary><c>staging 3f9a1c2b7e "Shorter apology"</c>.</summary>
    public static string Placed(string? environment, string id, string? name) =>
        environment is null ? Named(id, name) : $"{Line.Of(environment)} {Named(id, name)}";
}
