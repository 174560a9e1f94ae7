using System.Collections;
using System.Collections.Immutable;

namespace Scout.Analyzers.Shapes;

/// <summary>A type with <c>[Shape]</c>: what its generated members are written from.</summary>
/// <param name="Type">The type's full name.</param>
/// <param name="ClassName">The name of the generated class.</param>
/// <param name="IsPublic">Whether other assemblies see the type.</param>
/// <param name="Members">The members of the type's JSON form.</param>
internal sealed record ShapeModel(string Type, string ClassName, bool IsPublic, EquatableArray<MemberModel> Members);

/// <summary>A member of a type's JSON form.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="JsonName">Its JSON name.</param>
/// <param name="Type">Its type's full name, with what it says about null.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="Summary">What its comment says, as XML on one line; empty where it says nothing.</param>
internal sealed record MemberModel(string Name, string JsonName, string Type, bool IsOptional, string Summary);

/// <summary>An array that is equal to another with equal items, so that the compiler can tell that nothing has changed.</summary>
internal readonly struct EquatableArray<T>(ImmutableArray<T> items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly ImmutableArray<T> _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public bool Equals(EquatableArray<T> other) => _items.AsSpan().SequenceEqual(other._items.AsSpan());

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode() => _items.Aggregate(17, (hash, item) => unchecked((hash * 31) + item.GetHashCode()));

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
