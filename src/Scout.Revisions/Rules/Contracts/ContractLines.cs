namespace Scout.Revisions.Rules.Contracts;

/// <summary>The lines of a baseline: what the environments run, in a form that needs no JSON parser to read.</summary>
internal static class ContractLines
{
    /// <summary>How the file's name ends.</summary>
    public const string Extension = ".scout.baseline";

    /// <summary>The first line. A reader of another version takes the file for empty.</summary>
    public const string Version = "scout-baseline 1";

    public const string Environments = "environments";
    public const string Revision = "revision";
    public const string Input = "input";
    public const string Output = "output";
    public const string Block = "block";

    /// <summary>A workflow that the project built last.</summary>
    public const string Own = "own";

    /// <summary>A workflow whose project is not there any more: it may have moved here.</summary>
    public const string Stray = "stray";

    public const string Root = "$";
    public const string Items = "[]";
    public const string Entries = "{}";

    public const string Required = "required";
    public const string Optional = "optional";

    /// <summary>Stands for the presence of a place that is no member.</summary>
    public const string NoMember = "-";

    /// <summary>A line for each place, what contains others before what it contains.</summary>
    /// <param name="keyword"><see cref="Input"/> or <see cref="Output"/>.</param>
    /// <param name="node">The whole contract.</param>
    public static IReadOnlyList<string> Of(string keyword, ContractNode node)
    {
        var lines = new List<string>();
        Add(lines, keyword, node, Root, NoMember);
        return lines;
    }

    private static void Add(List<string> lines, string keyword, ContractNode node, string path, string presence)
    {
        var line = $"{keyword} {path} {node.TypeText} {presence}";
        foreach (var value in node.Values)
        {
            line += " " + ContractNames.Escaped(value);
        }

        lines.Add(line);
        if (node.Items is not null)
        {
            Add(lines, keyword, node.Items, path + Items, NoMember);
        }

        if (node.Entries is not null)
        {
            Add(lines, keyword, node.Entries, path + Entries, NoMember);
        }

        foreach (var member in node.Members)
        {
            Add(lines, keyword, member.Node, $"{path}.{ContractNames.Escaped(member.Name)}", Word(member.Presence));
        }
    }

    private static string Word(ContractPresence presence) => presence switch
    {
        ContractPresence.Required => Required,
        ContractPresence.Optional => Optional,
        _ => ContractTypes.Unknown,
    };
}
