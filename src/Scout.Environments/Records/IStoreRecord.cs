namespace Scout.Environments.Records;

/// <summary>What a file of the store holds.</summary>
internal interface IStoreRecord
{
    /// <summary>What its types do not say and is wrong, or none.</summary>
    string? Problem();
}
