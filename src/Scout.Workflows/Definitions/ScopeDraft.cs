using Scout.Revisions.Rules.Templates;

namespace Scout.Definitions;

/// <summary>Blocks that are being defined together.</summary>
internal sealed class ScopeDraft(Definition definition, BlockDraft? owner, IReadOnlyDictionary<string, Type>? variables = null) : INamedScope
{
    public Definition Definition { get; } = definition;

    /// <summary>The block that the scope is a part of; none for the workflow's own.</summary>
    public BlockDraft? Owner { get; } = owner;

    /// <summary>A loop's variables by name; none for a scope that is no loop's body.</summary>
    public IReadOnlyDictionary<string, Type>? Variables { get; } = variables;

    public ScopeDraft? Parent => Owner?.Scope;

    public List<BlockDraft> Blocks { get; } = [];

    /// <summary>Those of its blocks that hold back what is added after them: they may end the run, or wait for something.</summary>
    public List<BlockDraft> Barriers { get; } = [];

    /// <summary>What the scope yields; none for a scope that runs for its effect.</summary>
    public ValueSource? Result { get; set; }

    /// <summary>Whether it is a condition's: it sees what a branch sees, and has no blocks of its own.</summary>
    public bool IsCondition { get; init; }

    /// <summary>The nearest loop's body that this scope is or lies in.</summary>
    public ScopeDraft? Loop => Variables is null ? Parent?.Loop : this;

    INamedBlock? INamedScope.Owner => Owner;

    IReadOnlyList<INamedBlock> INamedScope.Blocks => Blocks;

    IEnumerable<string>? INamedScope.Variables => Variables?.Keys;

    public bool IsInside(ScopeDraft other) => this == other || (Parent?.IsInside(other) ?? false);
}
