using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Scout.Runs.Keys;

/// <summary>The keys of a project's server on this machine. Safe for many threads.</summary>
/// <param name="read">Asks the database; gives nothing where there is none yet.</param>
/// <param name="write">Works on the database, in a transaction.</param>
internal sealed class KeyRing(Func<Func<KeyRows, ImmutableArray<KeptKey>>, ImmutableArray<KeptKey>> read, Func<Action<KeyRows>, Task> write)
{
    /// <summary>How long the secret before counts too, where nobody says: for the holder to change over.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private static readonly byte[] Nothing = new byte[SHA256.HashSizeInBytes];

    /// <summary>Every key, by name.</summary>
    public ImmutableArray<ApiKey> All() => [.. read(rows => rows.All()).Select(kept => kept.Key).OrderBy(key => key.Name, StringComparer.Ordinal)];

    /// <summary>Makes a key.</summary>
    /// <param name="asked">What it may do; its id is another then.</param>
    /// <exception cref="ScoutException">There is one of that name.</exception>
    public async Task<IssuedKey> AddAsync(ApiKey asked)
    {
        var token = KeyToken.New();
        var key = asked with { Id = token.Id };
        await write(rows => rows.Add(new(key, token.Hash(), null))).ConfigureAwait(false);
        return new(key, token.ToString());
    }

    /// <summary>Gives a key a new secret; the one before counts for some time yet, so that its holder can change over without being refused.</summary>
    /// <param name="name">The key's name.</param>
    /// <param name="until">Until when the secret before counts, UTC.</param>
    /// <param name="seen">The key as whoever asks has seen it; where it was given another secret since then, it is not given one more. None: whatever it is.</param>
    /// <exception cref="ScoutException">There is none of that name, or it is another by now than was seen.</exception>
    public async Task<IssuedKey> RotateAsync(string name, DateTimeOffset until, ApiKey? seen = null)
    {
        IssuedKey? issued = null;
        await write(rows =>
        {
            var kept = rows.Named(name);
            if (seen is not null && (seen.Id != kept.Key.Id || seen.RotatedUntil != kept.Key.RotatedUntil))
            {
                throw KeyErrors.RotatedMeanwhile(name);
            }

            var token = KeyToken.New(kept.Key.Id);
            var key = kept.Key with { RotatedUntil = until };
            rows.Put(new(key, token.Hash(), kept.Hash));
            issued = new(key, token.ToString());
        }).ConfigureAwait(false);
        return issued!;
    }

    /// <summary>Switches a key off, or on again.</summary>
    /// <param name="name">The key's name.</param>
    /// <param name="isDisabled">Whether it is switched off.</param>
    /// <exception cref="ScoutException">There is none of that name.</exception>
    public Task SwitchAsync(string name, bool isDisabled) => write(rows =>
    {
        var kept = rows.Named(name);
        rows.Put(kept with { Key = kept.Key with { Disabled = isDisabled } });
    });

    /// <summary>Removes a key.</summary>
    /// <param name="name">The key's name.</param>
    /// <exception cref="ScoutException">There is none of that name.</exception>
    public Task RemoveAsync(string name) => write(rows => rows.Remove(rows.Named(name).Key.Id));

    /// <summary>The key that a token is of, and whether it counts. What is compared takes as long whatever is sent.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="now">The time.</param>
    public (TokenVerdict Verdict, ApiKey? Key) Verify(string? sent, DateTimeOffset now)
    {
        if (!KeyToken.TryParse(sent, out var token))
        {
            return (TokenVerdict.Unknown, null);
        }

        var kept = read(rows => rows.WithId(token.Id)).FirstOrDefault();
        var hash = token.Hash();
        var isCurrent = CryptographicOperations.FixedTimeEquals(hash, kept?.Hash ?? Nothing);
        var isBefore = CryptographicOperations.FixedTimeEquals(hash, kept?.Before ?? Nothing) && kept?.Key.RotatedUntil > now;
        return kept is null || !(isCurrent | isBefore) ? (TokenVerdict.Unknown, null)
            : kept.Key.Disabled ? (TokenVerdict.Disabled, kept.Key)
            : kept.Key.Expires <= now ? (TokenVerdict.Expired, kept.Key)
            : (TokenVerdict.Valid, kept.Key);
    }
}
