using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;

namespace Scout.Definitions;

/// <summary>What a template can read by name from one place of a workflow.</summary>
/// <param name="definition">The workflow.</param>
/// <param name="scope">The scope of the reader.</param>
/// <param name="before">The order that blocks must have been defined before.</param>
/// <param name="shapes">The shapes of C# types.</param>
internal sealed class VisibleNames(Definition definition, ScopeDraft scope, int before, Func<Type, Shape> shapes)
{
    private readonly ReadableNames _names = new(scope, before);

    public IReadOnlyCollection<string> All => _names.All;

    public bool Contains(string name) => _names.Contains(name);

    public Shape? Find(string name) => _names.Find(name) is { } meaning ? ShapeOf(meaning) : null;

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

    private Shape ShapeOf(NameMeaning meaning) => meaning switch
    {
        { Block: BlockDraft block } => shapes(block.Output),
        { Loop: ScopeDraft { Variables: { } variables } } => variables.TryGetValue(meaning.Name, out var type)
            ? shapes(type)
            : Shape.Object(variables.ToDictionary(variable => variable.Key, variable => shapes(variable.Value))),
        { Name: RootNames.Inputs } => shapes(definition.InputType),
        { Name: RootNames.Run } => RunNames.Shape,
        _ => Shape.Unknown,
    };
}
