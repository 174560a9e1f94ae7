namespace Scout.Analyzers.Contracts;

/// <summary>Which way values flow: what narrows is felt by who sends, what widens by who receives.</summary>
internal enum ContractRole
{
    /// <summary>Callers send it.</summary>
    Input,

    /// <summary>Callers receive it.</summary>
    Output,
}
