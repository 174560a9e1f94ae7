namespace Scout.Execution.Renderer;

/// <summary>Templates that were made to hang, to fill the memory or to end the process of whoever parses or renders them.</summary>
public static class HostileCorpus
{
    /// <summary>The inputs that they are rendered with.</summary>
    public const string Inputs = """{"inputs":{"items":[1,2,3],"text":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!","order":{"tags":["a","b"],"total":12.5}}}""";

    /// <summary>All of them, in an order that does not change.</summary>
    public static IEnumerable<string> All =>
        HostileNumbers.All.Concat(HostileShapes.All).Concat(HostileLoops.All).Concat(HostileTexts.All).Concat(HostileLists.All).Concat(HostilePatterns.All);

    internal static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
