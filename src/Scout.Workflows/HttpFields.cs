using System.Collections;
using System.Collections.Immutable;

namespace Scout;

/// <summary>Templates by name, for query parameters, headers and forms: <c>new() { ["q"] = $"{input.Text}", ["limit"] = "10" }</c>.</summary>
public sealed class HttpFields : IEnumerable<KeyValuePair<string, Template>>
{
    private readonly List<KeyValuePair<string, Template>> _fields = [];

    internal ImmutableArray<KeyValuePair<string, Template>> All => [.. _fields];

    /// <summary>Adds a field.</summary>
    /// <param name="name">Its name.</param>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1044", Justification = "It exists for object initialisers; nobody reads fields back.")]
    public Template this[string name]
    {
        set => Add(name, value);
    }

    /// <summary>Adds a field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its template.</param>
    public void Add(string name, Template value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        _fields.Add(new(name, value));
    }

    /// <summary>The fields in their order.</summary>
    /// <returns>The fields.</returns>
    public IEnumerator<KeyValuePair<string, Template>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
