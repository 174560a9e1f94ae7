namespace Scout.Environments.Diff;

/// <summary>A branch or a body: the block that owns it and its name there. Both empty: the workflow itself.</summary>
internal readonly record struct ScopeRef(string Owner, string Name)
{
    public static ScopeRef Workflow { get; } = new("", "");

    public bool IsWorkflow => Owner.Length == 0;

    public override string ToString() => IsWorkflow ? "" : $"{Owner}.{Name}";
}
