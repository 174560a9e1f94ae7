using System.Collections.Immutable;

namespace Scout.Testing;

/// <summary>How often the fakes of a test were used in a run. Safe for many threads.</summary>
internal sealed class FakeUses
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Fake, int> _uses = new(ReferenceEqualityComparer.Instance);

    /// <summary>The fake that has the word: the last of those that fit and have not had it often enough.</summary>
    /// <returns>It, and how often it had the word before; none where there is none.</returns>
    public (T Fake, int Before)? Take<T>(ImmutableArray<T> fakes, Func<T, bool> fits)
        where T : Fake
    {
        lock (_lock)
        {
            for (var at = fakes.Length - 1; at >= 0; at--)
            {
                var used = _uses.GetValueOrDefault(fakes[at]);
                if ((fakes[at].Times is not { } times || used < times) && fits(fakes[at]))
                {
                    _uses[fakes[at]] = used + 1;
                    return (fakes[at], used);
                }
            }

            return null;
        }
    }

    /// <summary>Those that never had the word.</summary>
    public ImmutableArray<string> Unused(IEnumerable<Fake> fakes)
    {
        lock (_lock)
        {
            return [.. fakes.Where(fake => !_uses.ContainsKey(fake)).Select(fake => fake.ToString())];
        }
    }
}
