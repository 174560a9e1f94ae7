namespace Scout.Analyzers.Limits;

/// <summary>A value of a JSON file, as far as rules need it.</summary>
/// <param name="Members">An object's members; null for anything else.</param>
/// <param name="Text">A string's characters; null for anything else.</param>
internal sealed record JsoncValue(IReadOnlyDictionary<string, JsoncValue>? Members = null, string? Text = null)
{
    /// <summary>A member; null where there is none, or where this is no object.</summary>
    public JsoncValue? Member(string name) => Members is not null && Members.TryGetValue(name, out var value) ? value : null;
}
