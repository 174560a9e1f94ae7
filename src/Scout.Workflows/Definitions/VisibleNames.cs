using Scout.Rules;

namespace Scout.Definitions;

/// <summary>What a template can read by name from one place of a workflow.</summary>
/// <param name="definition">The workflow.</param>
/// <param name="scope">The scope of the reader.</param>
/// <param name="before">The order that blocks must have been defined before.</param>
/// <param name="shapes">The shapes of C# types.</param>
internal sealed class VisibleNames(Definition definition, ScopeDraft scope, int before, Func<Type, Shape> shapes)
{
    private readonly Dictionary<string, Func<Shape>> _names = Collect(definition, scope, before, shapes);

    public IReadOnlyCollection<string> All => _names.Keys;

    public bool Contains(string name) => _names.ContainsKey(name);

    public Shape? Find(string name) => _names.TryGetValue(name, out var shape) ? shape() : null;

    /// <summary>Whether the reader must wait for what the name stands for.</summary>
    public bool IsNeed(string name) =>
        name == RootNames.Inputs || (!RootNames.IsReserved(name) && definition.TryFind(name, out var block) && Loop(block) is null);

    private ScopeDraft? Loop(BlockDraft owner)
    {
        for (var loop = scope.Loop; loop is not null; loop = loop.Parent?.Loop)
        {
            if (loop.Owner == owner)
            {
                return loop;
            }
        }

        return null;
    }

    private static Dictionary<string, Func<Shape>> Collect(Definition definition, ScopeDraft scope, int before, Func<Type, Shape> shapes)
    {
        var names = new Dictionary<string, Func<Shape>>(StringComparer.Ordinal)
        {
            [RootNames.Inputs] = () => shapes(definition.InputType),
            [RootNames.Variables] = () => Shape.Unknown,
            [RootNames.Secrets] = () => Shape.Unknown,
        };
        for (var around = scope; around is not null; around = around.Parent)
        {
            foreach (var block in around.Blocks.Where(block => block.Order > 0 && block.Order < before))
            {
                names.TryAdd(block.Id, () => shapes(block.Output));
            }
        }

        for (var loop = scope.Loop; loop is not null; loop = loop.Parent?.Loop)
        {
            var variables = loop.Variables!;
            names.TryAdd(loop.Owner!.Id, () => Shape.Object(variables.ToDictionary(variable => variable.Key, variable => shapes(variable.Value))));
            foreach (var (name, type) in variables)
            {
                if (loop == scope.Loop)
                {
                    names.TryAdd(name, () => shapes(type));
                }
            }
        }

        return names;
    }
}
