using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Scout.Revisions.Schemas;

/// <summary>The generic types that are JSON arrays and JSON objects with any names.</summary>
internal static class CollectionTypes
{
    private static readonly FrozenSet<Type> Lists = new[]
    {
        typeof(IEnumerable<>), typeof(ICollection<>), typeof(IList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(List<>),
        typeof(ISet<>), typeof(IReadOnlySet<>), typeof(HashSet<>), typeof(SortedSet<>),
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(IImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>),
    }.ToFrozenSet();

    private static readonly FrozenSet<Type> Maps = new[]
    {
        typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>), typeof(Dictionary<,>), typeof(SortedDictionary<,>),
        typeof(ImmutableDictionary<,>), typeof(IImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
    }.ToFrozenSet();

    /// <summary>The type of a list's items, or <see langword="null"/>.</summary>
    public static Type? Item(Type type) => type.IsSZArray ? type.GetElementType() : Is(type, Lists) ? type.GetGenericArguments()[0] : null;

    /// <summary>The types of a dictionary's keys and values, or <see langword="null"/>.</summary>
    public static (Type Key, Type Value)? Entry(Type type) => Is(type, Maps) ? (type.GetGenericArguments()[0], type.GetGenericArguments()[1]) : null;

    private static bool Is(Type type, FrozenSet<Type> known) => type.IsConstructedGenericType && known.Contains(type.GetGenericTypeDefinition());
}
