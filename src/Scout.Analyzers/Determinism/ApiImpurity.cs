using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Determinism;

/// <summary>What is told by the member of the framework that is used.</summary>
internal abstract class ApiImpurity(DiagnosticDescriptor descriptor, string deed, string remedy) : Impurity(descriptor, deed, remedy)
{
    /// <summary>The name of a constructor without parameters.</summary>
    protected const string New = "new()";

    /// <summary>The name of a constructor whose first parameter is text.</summary>
    protected const string NewByName = "new(string)";

    /// <summary>Stands for every static member, instance method and constructor.</summary>
    protected const string All = "*";

    /// <summary>Types by their name without the namespace; the namespace, and the members that count.</summary>
    protected abstract ImmutableDictionary<string, (string Namespace, ImmutableHashSet<string> Members)> Apis { get; }

    /// <summary>The names of the types that it looks at.</summary>
    public IEnumerable<string> Types => Apis.Keys;

    /// <summary>Members that do not count though <see cref="All"/> would hold them.</summary>
    protected virtual ImmutableHashSet<string> Harmless => [];

    public sealed override Finding? Find(IOperation operation, ISymbol? member)
    {
        if (member?.ContainingType is not { } type || !Apis.TryGetValue(type.Name, out var api))
        {
            return null;
        }

        return IsListed(member, api.Members) && type.ContainingNamespace?.ToDisplayString() == api.Namespace
            ? new(this, Name(member, type), operation.Syntax.GetLocation())
            : null;
    }

    private bool IsListed(ISymbol member, ImmutableHashSet<string> members) => member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters: var parameters }
        ? members.Contains(All)
            || (parameters.IsEmpty && members.Contains(New))
            || (parameters is [{ Type.SpecialType: SpecialType.System_String }, ..] && members.Contains(NewByName))
        : members.Contains(member.Name)
            || (members.Contains(All) && !Harmless.Contains(member.Name) && (member.IsStatic || member is IMethodSymbol) && member is not IFieldSymbol { IsConst: true });

    private static string Name(ISymbol member, INamedTypeSymbol type) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {type.Name}" : $"{type.Name}.{member.Name}";
}
