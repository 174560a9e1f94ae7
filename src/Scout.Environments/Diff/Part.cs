namespace Scout.Environments.Diff;

/// <summary>What a JSON value is in a revision.</summary>
internal enum Part
{
    Json,
    Revision,
    Blocks,
    Block,
    Scope,
    Scopes,
    ErrorPolicy,
}
