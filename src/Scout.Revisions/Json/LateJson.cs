using System.Text.Json;

namespace Scout.Revisions.Json;

/// <summary>A value that is made when somebody first reads it: most are never read. What it is made of does not change. Safe for many threads.</summary>
internal abstract class LateJson
{
    // In one word, since two threads may make it at once.
    private object? _made;

    /// <summary>The value.</summary>
    public JsonElement Value => (JsonElement)(_made ??= Make());

    /// <summary>One that is there already.</summary>
    public static LateJson Of(JsonElement json) => new Ready(json);

    /// <summary>Makes the value.</summary>
    protected abstract JsonElement Make();

    private sealed class Ready(JsonElement json) : LateJson
    {
        protected override JsonElement Make() => json;
    }
}
