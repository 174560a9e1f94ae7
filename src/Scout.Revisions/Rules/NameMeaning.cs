namespace Scout.Revisions.Rules;

/// <summary>What a name stands for in a template.</summary>
/// <param name="Name">The name.</param>
/// <param name="Block">The block whose output it is; null for anything else.</param>
/// <param name="Loop">The loop's body whose variable it is, or all of whose variables it has as members; null for anything else.</param>
internal sealed record NameMeaning(string Name, INamedBlock? Block = null, INamedScope? Loop = null);
