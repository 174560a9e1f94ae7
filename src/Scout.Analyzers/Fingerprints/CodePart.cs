namespace Scout.Analyzers.Fingerprints;

/// <summary>The normalised source of one member or type, and what it reaches.</summary>
internal sealed class CodePart
{
    public CodePart(string id, string text, IReadOnlyCollection<Reach> reaches, IReadOnlyCollection<string> assemblies)
    {
        Id = id;
        Line = text.Length == 0 ? "" : $"{id} {Sha256.Hex(text)}";
        Reaches = reaches;
        Assemblies = assemblies;
    }

    public string Id { get; }

    /// <summary>The id and the text's hash; empty where the part only reaches others.</summary>
    public string Line { get; }

    public IReadOnlyCollection<Reach> Reaches { get; }

    /// <summary>The names of the other assemblies that it uses.</summary>
    public IReadOnlyCollection<string> Assemblies { get; }
}
