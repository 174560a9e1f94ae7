using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Scout.Revisions.Rules.Templates;

namespace Scout.Analyzers.Definitions;

/// <summary>Where blocks are defined: a workflow's body, a branch, a loop's body.</summary>
internal sealed class ScopeModel(IParameterSymbol? flow, ScopeModel? parent, BlockModel? owner, ImmutableArray<LoopVariable> variables) : INamedScope
{
    /// <summary>The flow that its blocks are to be added by.</summary>
    public IParameterSymbol? Flow { get; } = flow;

    public ScopeModel? Parent { get; } = parent;

    /// <summary>The block that it is a branch of; null for a workflow's body.</summary>
    public BlockModel? Owner { get; } = owner;

    /// <summary>A loop's variables; empty for anything else.</summary>
    public ImmutableArray<LoopVariable> Variables { get; } = variables;

    /// <summary>Its blocks, in the order of the source.</summary>
    public List<BlockModel> Blocks { get; } = [];

    INamedBlock? INamedScope.Owner => Owner;

    IReadOnlyList<INamedBlock> INamedScope.Blocks => Blocks;

    IEnumerable<string>? INamedScope.Variables => Variables.IsEmpty ? null : Variables.Select(variable => variable.Name);

    /// <summary>Whether it is a scope or stands in it.</summary>
    public bool IsInside(ScopeModel scope)
    {
        for (var part = this; part is not null; part = part.Parent)
        {
            if (part == scope)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A variable of a loop's body.</summary>
/// <param name="Name">Its name in templates.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Parameter">The lambda's parameter for it; null for the index, which has none.</param>
internal sealed record LoopVariable(string Name, ITypeSymbol Type, IParameterSymbol? Parameter);
