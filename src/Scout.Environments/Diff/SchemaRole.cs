namespace Scout.Environments.Diff;

/// <summary>Which way values flow through a schema: what narrows is felt by whoever sends, what widens by whoever receives.</summary>
internal enum SchemaRole
{
    /// <summary>Callers send it.</summary>
    Input,

    /// <summary>Callers receive it.</summary>
    Output,
}
