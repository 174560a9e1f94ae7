using System.Text.Json;

namespace Scout.Environments.Diff.Patches;

/// <summary>One operation of a JSON Patch (RFC 6902), as it is written.</summary>
/// <param name="Op">What it does.</param>
/// <param name="Path">The JSON Pointer of the value that it adds, removes or replaces; empty for the whole document.</param>
/// <param name="From">The JSON Pointer that <see cref="CodeOperation.Move"/> takes the value from.</param>
/// <param name="Value">The value that <see cref="CodeOperation.Add"/> and <see cref="CodeOperation.Replace"/> put there; JSON's null is a value.</param>
internal sealed record PatchOperation(CodeOperation Op, string Path, string? From = null, JsonElement? Value = null)
{
    /// <summary>The operation in a document that holds the one it was made for.</summary>
    /// <param name="place">The JSON Pointer of that one.</param>
    public PatchOperation Below(string place) => this with { Path = place + Path, From = From is null ? null : place + From };
}
