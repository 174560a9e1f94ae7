using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Scout.Environments.Git;
using Scout.Runs.Storage;

namespace Scout.Runs.Keys;

/// <summary>Links by which somebody on this machine opens the console: each opens it once, and soon. Safe for many threads.</summary>
/// <param name="write">Works on the database, in a transaction.</param>
internal sealed class Logins(Func<Action<SqliteConnection>, Task> write)
{
    private const int Bytes = 32;

    /// <summary>Makes the token of a link.</summary>
    /// <param name="person">Whom it is for.</param>
    /// <param name="now">The time; what has expired by then is forgotten.</param>
    /// <param name="until">From when on it opens nothing, UTC.</param>
    public async Task<string> IssueAsync(Author person, DateTimeOffset now, DateTimeOffset until)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        await write(connection =>
        {
            connection.Execute("DELETE FROM logins WHERE expires <= $now", ("$now", Moment.Of(now)));
            connection.Execute("INSERT INTO logins VALUES ($hash, $name, $email, $expires)", ("$hash", Hash(token)), ("$name", person.Name), ("$email", person.Email), ("$expires", Moment.Of(until)));
        }).ConfigureAwait(false);
        return token;
    }

    /// <summary>Uses a token up.</summary>
    /// <param name="token">What was sent.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whom it was for; none: it was used, has expired, or never was one.</returns>
    public async Task<Author?> RedeemAsync(string token, DateTimeOffset now)
    {
        Author? person = null;
        await write(connection =>
        {
            using var command = connection.Command("DELETE FROM logins WHERE hash = $hash RETURNING name, email, expires", ("$hash", Hash(token)));
            using var row = command.ExecuteReader();
            person = row.Read() && Moment.From(row.GetInt64(2)) > now ? new(row.GetString(0), row.Text(1)) : null;
        }).ConfigureAwait(false);
        return person;
    }

    // 256 random bits: their plain hash is as good as they are, and to look for it tells nothing of the time that a comparison takes.
    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
