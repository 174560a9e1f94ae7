using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>Reads the lines of one contract in a baseline: what contains others stands before what it contains.</summary>
internal sealed class ContractReader
{
    private const int Words = 4;
    private const int MostDepth = 128;

    private readonly IReadOnlyList<string[]> _lines;
    private int _at;

    private ContractReader(IReadOnlyList<string[]> lines) => _lines = lines;

    /// <summary>The contract, or <see langword="null"/> where the lines are none.</summary>
    public static ContractNode? Read(IReadOnlyList<string[]> lines)
    {
        var reader = new ContractReader(lines);
        var node = reader.Node(ContractLines.Root, 0);
        return reader._at == lines.Count ? node : null;
    }

    private ContractNode? Node(string path, int depth)
    {
        if (_at >= _lines.Count || depth > MostDepth || _lines[_at] is not { Length: >= Words } line || line[1] != path || Values(line) is not { } values)
        {
            return null;
        }

        _at++;
        var type = line[2].TrimEnd('?').Split(':');
        var node = new ContractNode(ContractTypes.All.Contains(type[0]) ? type[0] : ContractTypes.Unknown) { Format = type.Length > 1 ? type[1] : null, MayBeNull = line[2].EndsWith("?", StringComparison.Ordinal), Values = values };
        return Inside(node, path, depth + 1);
    }

    private ContractNode? Inside(ContractNode node, string path, int depth)
    {
        var members = new List<ContractMember>();
        while (_at < _lines.Count && _lines[_at] is { Length: >= Words } line && IsInside(line[1], path))
        {
            var step = line[1].Substring(path.Length);
            var name = step[0] == '.' ? ContractNames.Unescaped(step.Substring(1)) : null;
            if ((name is null && step is not (ContractLines.Items or ContractLines.Entries)) || Presence(line[3]) is not { } presence || Node(line[1], depth) is not { } inner)
            {
                return null;
            }

            if (name is not null)
            {
                members.Add(new(name, presence, inner));
            }
            else
            {
                node = step == ContractLines.Items ? node with { Items = inner } : node with { Entries = inner };
            }
        }

        return node with { Members = members };
    }

    private static bool IsInside(string path, string around) =>
        path.Length > around.Length && path.StartsWith(around, StringComparison.Ordinal) && path[around.Length] is ('.' or '[' or '{');

    private static string[]? Values(string[] line)
    {
        var values = line.Skip(Words).Select(ContractNames.Unescaped).ToArray();
        return values.Contains(null) ? null : [.. values.OfType<string>()];
    }

    private static ContractPresence? Presence(string word) => word switch
    {
        ContractLines.Required or ContractLines.NoMember => ContractPresence.Required,
        ContractLines.Optional => ContractPresence.Optional,
        ContractTypes.Unknown => ContractPresence.Unknown,
        _ => null,
    };
}
