using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Fingerprints;

/// <summary>What may run because a type is mentioned, without being named.</summary>
internal static class TypeReaches
{
    /// <summary>Members that the language calls by their names.</summary>
    private static readonly HashSet<string> PatternMembers = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "Deconstruct", "Dispose", "DisposeAsync",
        "GetAwaiter", "IsCompleted", "GetResult", "OnCompleted", "UnsafeOnCompleted", "Add", "AppendLiteral", "AppendFormatted",
        "ToStringAndClear", "Length", "Count", "Slice", "GetPinnableReference", "PrintMembers", "EqualityContract",
    };

    /// <summary>What runs before a static member is first used.</summary>
    public static IEnumerable<Reach> Statics(INamedTypeSymbol type) =>
        type.StaticConstructors.Where(constructor => !constructor.IsImplicitlyDeclared).Select(constructor => new Reach(constructor, ReachKind.Member));

    /// <summary>Every member, with those that are inherited.</summary>
    public static IEnumerable<Reach> Whole(FingerprintCompilation compilation, INamedTypeSymbol type) =>
        type.GetMembers().Where(member => !member.IsImplicitlyDeclared && !(member.IsOverride && OverridesScout(member)))
            .Select(member => member is INamedTypeSymbol nested ? new Reach(nested, ReachKind.Whole) : new Reach(Declared(member), ReachKind.Member))
            .Concat(Bases(type).Take(1).Where(compilation.IsOwn).Select(parent => new Reach(parent.OriginalDefinition, ReachKind.Whole)))
            .Append(new(type, ReachKind.Type));

    public static IEnumerable<Reach> Derived(FingerprintCompilation compilation, INamedTypeSymbol type) =>
        compilation.Types
            .Where(other => Bases(other).Concat(other.AllInterfaces).Any(kind => SymbolEqualityComparer.Default.Equals(kind.OriginalDefinition, type)))
            .Append(type)
            .Select(other => new Reach(other, ReachKind.Type));

    /// <summary>
    /// What values of a type bring with them: data (a serialiser reads it), constructors, operators, conversions, overrides,
    /// implementations of interfaces, and members that the language calls by their names.
    /// </summary>
    public static IEnumerable<Reach> Implied(FingerprintCompilation compilation, INamedTypeSymbol type)
    {
        yield return new(type, ReachKind.Statics);
        foreach (var member in type.GetMembers())
        {
            if (!member.IsImplicitlyDeclared && IsImplied(member))
            {
                yield return new(Declared(member), ReachKind.Member);
            }
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            yield break;
        }

        foreach (var member in type.AllInterfaces.Where(other => !OtherAssemblies.IsScouts(other.ContainingAssembly)).SelectMany(other => other.GetMembers()))
        {
            if (type.FindImplementationForInterfaceMember(member) is { IsImplicitlyDeclared: false } implementation && compilation.IsOwn(implementation))
            {
                yield return new(Declared(implementation.OriginalDefinition), ReachKind.Member);
            }
        }
    }

    /// <summary>Properties and events are read with their accessors.</summary>
    public static ISymbol Declared(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: { } owner } ? owner : member;

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static bool IsImplied(ISymbol member) => member switch
    {
        INamedTypeSymbol => false,
        _ when member.IsOverride => !OverridesScout(member),
        _ when member.ContainingType.TypeKind == TypeKind.Interface => !member.IsStatic && !member.IsAbstract,
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.Destructor } => true,
        IMethodSymbol { MethodKind: MethodKind.StaticConstructor } => false,
        IFieldSymbol => !member.IsStatic,
        IPropertySymbol { IsStatic: false, IsIndexer: true } => true,
        IPropertySymbol { IsStatic: false } property => property.DeclaredAccessibility == Accessibility.Public || HasStorage(property) || PatternMembers.Contains(member.Name),
        _ => PatternMembers.Contains(member.Name),
    };

    private static bool HasStorage(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>A workflow's definition is in the revision itself; code that only mentions the workflow's type does not run it.</summary>
    private static bool OverridesScout(ISymbol member)
    {
        var overridden = member;
        while (overridden is not null)
        {
            if (OtherAssemblies.IsScouts(overridden.ContainingAssembly))
            {
                return true;
            }

            overridden = overridden switch
            {
                IMethodSymbol method => method.OverriddenMethod,
                IPropertySymbol property => property.OverriddenProperty,
                IEventSymbol @event => @event.OverriddenEvent,
                _ => null,
            };
        }

        return false;
    }
}
