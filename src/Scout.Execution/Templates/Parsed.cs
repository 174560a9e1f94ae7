using System.Collections.Concurrent;

namespace Scout.Execution.Templates;

/// <summary>What was made of texts, so that it is made once: many small ones, or a few large ones. Safe for many threads.</summary>
/// <param name="make">Makes it.</param>
/// <param name="tokens">How many words and signs of code it has, each of which takes some hundred bytes.</param>
internal sealed class Parsed<T>(Func<string, T> make, Func<T, int> tokens)
{
    private const int Most = 20_000;
    private const long MostCharacters = 10_000_000;
    private const long CharactersOfAToken = 50;
    private readonly ConcurrentDictionary<string, T> _kept = new(StringComparer.Ordinal);
    private long _characters;

    /// <summary>What there is, or is made now.</summary>
    public T Get(string text)
    {
        if (_kept.TryGetValue(text, out var known))
        {
            return known;
        }

        var made = make(text);
        if (Interlocked.Add(ref _characters, text.Length + (tokens(made) * CharactersOfAToken)) > MostCharacters || _kept.Count >= Most)
        {
            Interlocked.Exchange(ref _characters, 0);
            _kept.Clear();
        }

        _kept[text] = made;
        return made;
    }
}
