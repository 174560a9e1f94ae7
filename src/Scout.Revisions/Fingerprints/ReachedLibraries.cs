using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Scout.Revisions.Fingerprints;

/// <summary>The packages and libraries that a method's code uses.</summary>
/// <param name="Lines">One line each, sorted: what it is, its name, and its version or hash.</param>
/// <param name="Warnings">Why that is less stable than it could be.</param>
internal sealed record ReachedLibraries(ImmutableSortedSet<string> Lines, ImmutableArray<string> Warnings)
{
    /// <summary>The fingerprint of code and libraries together; code that uses no library keeps its own.</summary>
    public string AddTo(string fingerprint) => Lines.IsEmpty
        ? fingerprint
        : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines.Prepend(fingerprint)))));
}
