using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Scout.Runs.Storage;

namespace Scout.Runs.Keys;

/// <summary>A key as it is kept.</summary>
/// <param name="Key">The key.</param>
/// <param name="Hash">The hash of its secret.</param>
/// <param name="Before">That of the secret before, or none.</param>
internal sealed record KeptKey(ApiKey Key, byte[] Hash, byte[]? Before);

/// <summary>The rows of keys, on one connection.</summary>
internal sealed class KeyRows(SqliteConnection connection)
{
    private const string Columns = "id, name, scopes, environments, workflow, created, expires, rotated_until, disabled, hash, before";

    /// <summary>Every key.</summary>
    public ImmutableArray<KeptKey> All() => Statement.Of(connection, $"SELECT {Columns} FROM keys").Rows(Kept);

    /// <summary>The key with an id, or none.</summary>
    public ImmutableArray<KeptKey> WithId(string id) => Statement.Of(connection, $"SELECT {Columns} FROM keys WHERE id = ?1").Bind(1, id).Rows(Kept);

    /// <summary>The key with a name.</summary>
    /// <exception cref="ScoutException">There is none.</exception>
    public KeptKey Named(string name) => WithName(name) is [var only] ? only : throw KeyErrors.NoSuchKey(name, All().Select(kept => kept.Key.Name));

    /// <summary>Adds a key. In a transaction.</summary>
    /// <exception cref="ScoutException">There is one of that name.</exception>
    public void Add(KeptKey kept)
    {
        if (!WithName(kept.Key.Name).IsEmpty)
        {
            throw KeyErrors.NameIsTaken(kept.Key.Name);
        }

        Put(kept);
    }

    /// <summary>Keeps a key as it is now. In a transaction.</summary>
    public void Put(KeptKey kept) => connection.Execute(
        $"INSERT OR REPLACE INTO keys ({Columns}) VALUES ($id, $name, $scopes, $environments, $workflow, $created, $expires, $rotated, $disabled, $hash, $before)",
        ("$id", kept.Key.Id), ("$name", kept.Key.Name), ("$scopes", string.Join(' ', kept.Key.Scopes)), ("$environments", string.Join(' ', kept.Key.Environments)), ("$workflow", kept.Key.Workflow),
        ("$created", Moment.Of(kept.Key.Created)), ("$expires", kept.Key.Expires is { } expires ? Moment.Of(expires) : null), ("$rotated", kept.Key.RotatedUntil is { } until ? Moment.Of(until) : null),
        ("$disabled", kept.Key.Disabled ? 1 : 0), ("$hash", kept.Hash), ("$before", kept.Before));

    /// <summary>Removes a key. In a transaction.</summary>
    public void Remove(string id) => connection.Execute("DELETE FROM keys WHERE id = $id", ("$id", id));

    private ImmutableArray<KeptKey> WithName(string name) => Statement.Of(connection, $"SELECT {Columns} FROM keys WHERE name = ?1").Bind(1, name).Rows(Kept);

    private static KeptKey Kept(StatementRow row) => new(Key(row), row.Bytes(9), row.BytesOrNone(10));

    private static ApiKey Key(StatementRow row) => new()
    {
        Id = row.Text(0),
        Name = row.Text(1),
        Scopes = [.. row.Text(2).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<KeyScope>)],
        Environments = [.. row.Text(3).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        Workflow = row.TextOrNone(4),
        Created = Moment.From(row.Number(5)),
        Expires = row.NumberOrNone(6) is { } expires ? Moment.From(expires) : null,
        RotatedUntil = row.NumberOrNone(7) is { } until ? Moment.From(until) : null,
        Disabled = row.Number(8) != 0,
    };
}
