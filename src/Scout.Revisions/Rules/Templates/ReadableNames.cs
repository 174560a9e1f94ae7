namespace Scout.Revisions.Rules.Templates;

/// <summary>The names that a template can read at its place.</summary>
internal sealed class ReadableNames
{
    private readonly Dictionary<string, NameMeaning> _names = new(StringComparer.Ordinal);

    /// <param name="scope">The scope of the reader.</param>
    /// <param name="before">The order that blocks must have been defined before.</param>
    public ReadableNames(INamedScope scope, int before)
    {
        Add(new(RootNames.Inputs));
        Add(new(RootNames.Variables));
        Add(new(RootNames.Secrets));
        Add(new(RootNames.Run));
        for (var around = scope; around is not null; around = around.Owner?.Scope)
        {
            foreach (var block in around.Blocks)
            {
                if (block.Id is { } id && block.Order > 0 && block.Order < before)
                {
                    Add(new(id, Block: block));
                }
            }
        }

        AddLoops(scope);
    }

    public IReadOnlyCollection<string> All => _names.Keys;

    public bool Contains(string name) => _names.ContainsKey(name);

    public NameMeaning? Find(string name) => _names.TryGetValue(name, out var meaning) ? meaning : null;

    // Only the nearest loop's variables have names of their own; those of the loops around it are members of the loops' ids.
    private void AddLoops(INamedScope scope)
    {
        var isNearest = true;
        for (var loop = scope; loop is not null; loop = loop.Owner?.Scope)
        {
            if (loop.Variables is not { } variables)
            {
                continue;
            }

            if (loop.Owner!.Id is { } id)
            {
                Add(new(id, Loop: loop));
            }

            foreach (var variable in isNearest ? variables : [])
            {
                Add(new(variable, Loop: loop));
            }

            isNearest = false;
        }
    }

    private void Add(NameMeaning meaning)
    {
        if (Find(meaning.Name) is null)
        {
            _names.Add(meaning.Name, meaning);
        }
    }
}
