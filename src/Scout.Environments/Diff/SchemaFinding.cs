namespace Scout.Environments.Diff;

/// <summary>One difference between two schemas.</summary>
/// <param name="Path">The member: <c>ticket</c>, <c>customer.name</c>, <c>items[]</c>; empty for the schema itself.</param>
/// <param name="Level">What it means to callers.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Text">What is shown: <c>adds `ticket` (optional)</c>.</param>
/// <param name="Reason">Why: <c>output added</c>.</param>
internal sealed record SchemaFinding(string Path, DiffLevel Level, string Rule, string Text, string Reason);

/// <summary>Which way values flow through a schema: what narrows is felt by whoever sends, what widens by whoever receives.</summary>
internal enum SchemaRole
{
    /// <summary>Callers send it.</summary>
    Input,

    /// <summary>Callers receive it.</summary>
    Output,
}
