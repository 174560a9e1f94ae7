using System.Collections.Immutable;
using System.ComponentModel;
using Scout.Definitions;

namespace Scout;

/// <summary>What the generated members of <see cref="ShapeAttribute"/> are made of. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShapeMembers
{
    /// <summary>A member of a record.</summary>
    /// <typeparam name="TMember">The member's type.</typeparam>
    /// <param name="value">The record.</param>
    /// <param name="name">The member's JSON name.</param>
    /// <returns>The member.</returns>
    public static Value<TMember> Get<TMember>(Value value, string name)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value.Source.Then(PathStep.To(name)));
    }

    /// <summary>A record made of other values.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="members">The members by JSON name; null where one is left out.</param>
    /// <returns>The record.</returns>
    public static Value<T> Of<T>(params ReadOnlySpan<(string Name, Value? Value)> members)
    {
        var sources = ImmutableSortedDictionary.CreateBuilder<string, ValueSource>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                sources.Add(name, value.Source);
            }
        }

        return new(new ValueSource.Composite(sources.ToImmutable()));
    }
}
