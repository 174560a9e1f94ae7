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
    public ImmutableArray<KeptKey> All() => Read("1", ("$none", null));

    /// <summary>The key with an id, or none.</summary>
    public ImmutableArray<KeptKey> WithId(string id) => Read("id = $id", ("$id", id));

    /// <summary>The key with a name.</summary>
    /// <exception cref="ScoutException">There is none.</exception>
    public KeptKey Named(string name) => Read("name = $name", ("$name", name)) is [var only] ? only : throw KeyErrors.NoSuchKey(name, All().Select(kept => kept.Key.Name));

    /// <summary>Adds a key. In a transaction.</summary>
    /// <exception cref="ScoutException">There is one of that name.</exception>
    public void Add(KeptKey kept)
    {
        if (!Read("name = $name", ("$name", kept.Key.Name)).IsEmpty)
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

    private ImmutableArray<KeptKey> Read(string where, (string, object?) value)
    {
        using var command = connection.Command($"SELECT {Columns} FROM keys WHERE {where}", value);
        using var row = command.ExecuteReader();
        var keys = ImmutableArray.CreateBuilder<KeptKey>();
        while (row.Read())
        {
            keys.Add(new(Key(row), (byte[])row.GetValue(9), row.IsDBNull(10) ? null : (byte[])row.GetValue(10)));
        }

        return keys.ToImmutable();
    }

    private static ApiKey Key(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Scopes = [.. row.GetString(2).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<KeyScope>)],
        Environments = [.. row.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        Workflow = row.Text(4),
        Created = Moment.From(row.GetInt64(5)),
        Expires = row.IsDBNull(6) ? null : Moment.From(row.GetInt64(6)),
        RotatedUntil = row.IsDBNull(7) ? null : Moment.From(row.GetInt64(7)),
        Disabled = row.GetInt64(8) != 0,
    };
}
