using SQLitePCL;

namespace Scout.Runs.Storage;

/// <summary>A row that a statement gives, until the next. SQLite keeps anything in any column, and would make of it whatever is asked for.</summary>
internal readonly struct StatementRow(sqlite3_stmt statement)
{
    /// <summary>A text.</summary>
    public string Text(int column)
    {
        Check(column, raw.SQLITE_TEXT);
        return raw.sqlite3_column_text(statement, column).utf8_to_string();
    }

    /// <summary>A text, or none.</summary>
    public string? TextOrNone(int column) => IsNone(column) ? null : Text(column);

    /// <summary>A whole number.</summary>
    public long Number(int column)
    {
        Check(column, raw.SQLITE_INTEGER);
        return raw.sqlite3_column_int64(statement, column);
    }

    /// <summary>A whole number, or none.</summary>
    public long? NumberOrNone(int column) => IsNone(column) ? null : Number(column);

    /// <summary>Bytes.</summary>
    public byte[] Bytes(int column)
    {
        Check(column, raw.SQLITE_BLOB);
        return raw.sqlite3_column_blob(statement, column).ToArray();
    }

    /// <summary>Bytes, or none.</summary>
    public byte[]? BytesOrNone(int column) => IsNone(column) ? null : Bytes(column);

    private bool IsNone(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    private void Check(int column, int type)
    {
        if (raw.sqlite3_column_type(statement, column) != type)
        {
            throw new FormatException($"what is kept as '{raw.sqlite3_column_name(statement, column).utf8_to_string()}' is of another kind");
        }
    }
}
