namespace Scout.Revisions.Rules.Contracts;

/// <summary>A member of an object in a contract.</summary>
/// <param name="Name">Its JSON name.</param>
/// <param name="Presence">Whether it may be left out.</param>
/// <param name="Node">What it holds.</param>
internal sealed record ContractMember(string Name, ContractPresence Presence, ContractNode Node);
