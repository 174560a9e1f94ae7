using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>Reads a baseline. One of another version, or one that is no baseline, says nothing: half of it would be a false report.</summary>
internal sealed class BaselineReader
{
    private readonly string[][] _lines;
    private int _at;

    private BaselineReader(string[][] lines) => _lines = lines;

    public static Baseline Read(SourceText text)
    {
        if (text.Lines.Count == 0 || text.Lines[0].ToString() != ContractLines.Version)
        {
            return Baseline.Empty;
        }

        var reader = new BaselineReader([.. text.Lines.Skip(1).Select(line => line.ToString()).Where(line => line.Length > 0).Select(line => line.Split(' '))]);
        return reader.All() ?? Baseline.Empty;
    }

    private Baseline? All()
    {
        if (_lines.Length == 0)
        {
            return Baseline.Empty;
        }

        if (!Is(ContractLines.Environments) || Names(_lines[_at++].Skip(1)) is not { } environments)
        {
            return null;
        }

        var revisions = ImmutableArray.CreateBuilder<BaselineRevision>();
        while (_at < _lines.Length)
        {
            if (Revision() is not { } revision)
            {
                return null;
            }

            revisions.Add(revision);
        }

        return new(environments, revisions.ToImmutable());
    }

    private BaselineRevision? Revision()
    {
        if (!Is(ContractLines.Revision) || Names(_lines[_at++].Skip(1)) is not [var workflow, var id, ContractLines.Own or ContractLines.Stray, _, ..] words)
        {
            return null;
        }

        if (Contract(ContractLines.Input) is not { } input || Contract(ContractLines.Output) is not { } output || Blocks() is not { } blocks)
        {
            return null;
        }

        return new() { Workflow = workflow, Id = id, IsOwn = words[2] == ContractLines.Own, Environments = words.RemoveRange(0, 3), Input = input, Output = output, Blocks = blocks };
    }

    private ContractNode? Contract(string keyword)
    {
        var first = _at;
        while (Is(keyword))
        {
            _at++;
        }

        return ContractReader.Read(new ArraySegment<string[]>(_lines, first, _at - first));
    }

    private ImmutableSortedDictionary<string, string>? Blocks()
    {
        var blocks = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (Is(ContractLines.Block))
        {
            if (Names(_lines[_at++].Skip(1)) is not [var id, var type])
            {
                return null;
            }

            blocks[id] = type;
        }

        return blocks.ToImmutable();
    }

    private bool Is(string keyword) => _at < _lines.Length && _lines[_at][0] == keyword;

    private static ImmutableArray<string>? Names(IEnumerable<string> words)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var word in words)
        {
            if (ContractNames.Unescaped(word) is not { } name)
            {
                return null;
            }

            names.Add(name);
        }

        return names.ToImmutable();
    }
}
