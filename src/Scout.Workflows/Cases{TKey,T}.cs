using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Scout;

/// <summary>The branches of a <c>Switch</c>: <c>new() { ["billing"] = flow => ..., ["sales"] = flow => ... }</c>.</summary>
/// <typeparam name="TKey">The type of the value that chooses: <see cref="string"/> or an enum.</typeparam>
/// <typeparam name="T">What the branches yield.</typeparam>
public sealed class Cases<TKey, T>
    where TKey : notnull
{
    private readonly List<KeyValuePair<TKey, Func<Flow, Value<T>>>> _branches = [];

    internal ImmutableArray<KeyValuePair<TKey, Func<Flow, Value<T>>>> Branches => [.. _branches];

    /// <summary>Adds a branch.</summary>
    /// <param name="key">The value that the branch is for.</param>
    [SuppressMessage("Design", "CA1044", Justification = "It exists for object initialisers; nobody reads branches back.")]
    public Func<Flow, Value<T>> this[TKey key]
    {
        set => _branches.Add(new(key, value));
    }
}
