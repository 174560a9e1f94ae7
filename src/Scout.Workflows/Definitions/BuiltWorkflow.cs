using Scout.Revisions;
using Scout.Revisions.Fingerprints;
using Scout.Revisions.Model;

namespace Scout.Definitions;

/// <summary>A workflow that has been built.</summary>
/// <param name="Id">The workflow's id.</param>
/// <param name="Type">The class that defines it.</param>
/// <param name="Revision">What it is.</param>
/// <param name="Stored">Its canonical bytes, and their id.</param>
/// <param name="Blocks">Its blocks as they were defined.</param>
/// <param name="Methods">The C# methods that it calls, by documentation id.</param>
internal sealed record BuiltWorkflow(
    string Id,
    Type Type,
    Revision Revision,
    StoredRevision Stored,
    IReadOnlyDictionary<string, BlockDraft> Blocks,
    IReadOnlyDictionary<string, CodeFingerprint> Methods);
