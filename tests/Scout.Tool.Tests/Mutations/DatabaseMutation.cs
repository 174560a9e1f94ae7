using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Scout.Tool.Tests.Mutations;

/// <summary>One change of one cell of the run store.</summary>
internal static class DatabaseMutation
{
    private static readonly object[] Values = [DBNull.Value, "", "x", "null", "[]", "{}", "1", 0L, -1L, long.MaxValue, 1e300, "\ud800", "a\0b", new byte[] { 0, 255 }, Output.Hostile.Text];

    /// <returns>What was done in words.</returns>
    public static string Apply(string file, Random random)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        var tables = Column(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE '%_fts%' ORDER BY name");
        var filled = tables.Where(table => Column(connection, $"SELECT count(*) FROM \"{table}\"")[0] != "0").ToArray();
        var table = filled[random.Next(filled.Length)];
        var columns = Column(connection, $"SELECT name FROM pragma_table_info('{table}')");
        var column = columns[random.Next(columns.Count)];
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"{column}\" FROM \"{table}\" LIMIT 1 OFFSET (SELECT abs($n) % count(*) FROM \"{table}\")";
        var row = random.Next();
        command.Parameters.AddWithValue("$n", row);
        var value = Changed(command.ExecuteScalar(), random);
        command.CommandText = $"UPDATE \"{table}\" SET \"{column}\" = $value WHERE rowid = (SELECT rowid FROM \"{table}\" LIMIT 1 OFFSET (SELECT abs($n) % count(*) FROM \"{table}\"))";
        command.Parameters.AddWithValue("$value", value);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // What the table itself refuses nobody finds there.
            return $"{table}.{column} as it was";
        }

        return $"{table}.{column} = {value}";
    }

    private static object Changed(object? was, Random random)
    {
        var text = was switch { byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes), string said => said, _ => "" };
        if (random.Next(3) > 0 && text.StartsWith('{'))
        {
            var changed = JsonMutation.Of(JsonElement.Parse(text), random).Text;
            return was is byte[]? System.Text.Encoding.UTF8.GetBytes(changed) : changed;
        }

        return Values[random.Next(Values.Length)];
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0).ToString()!);
        }

        return values;
    }
}
