using Scout.Revisions.Json;
using Scout.Revisions.Model;

namespace Scout.Revisions.Format;

/// <summary>The JSON of revisions, format 1. Equal revisions have equal bytes; a setting at its default is not written.</summary>
internal static class RevisionJson
{
    /// <summary>The canonical bytes of a revision.</summary>
    /// <exception cref="ScoutException">A text, a number or a duration in it has no canonical form; the message names the JSON pointer.</exception>
    public static byte[] Write(Revision revision) => CanonicalJson.Write(RevisionWriter.Members(revision));

    /// <summary>Reads a revision. Whatever this version does not know is refused, because it would be lost or not obeyed.</summary>
    /// <param name="utf8">JSON, canonical or not.</param>
    /// <exception cref="ScoutException">It is not a revision of this format; the message names the JSON pointer.</exception>
    public static Revision Read(ReadOnlyMemory<byte> utf8) =>
        RevisionReader.Revision(new JsonPlace(CanonicalJson.Parse(utf8), ""));

    /// <summary>Reads a stored revision and checks that it is what its id says, byte by byte.</summary>
    /// <exception cref="ScoutException">The bytes are not the canonical form of what they say, or see <see cref="Read"/>.</exception>
    public static Revision ReadStored(StoredRevision stored)
    {
        var revision = Read(stored.Bytes);
        return stored.Bytes.Span.SequenceEqual(Write(revision)) ? revision : throw RevisionErrors.NotCanonical(stored.Id);
    }

    /// <inheritdoc cref="ReadStored(StoredRevision)"/>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="id">The id that the file is stored under.</param>
    /// <exception cref="ScoutException">The bytes have another id, or see <see cref="ReadStored(StoredRevision)"/>.</exception>
    public static Revision ReadStored(ReadOnlyMemory<byte> utf8, string id)
    {
        var stored = StoredRevision.Of(utf8);
        return stored.Id == id ? ReadStored(stored) : throw RevisionErrors.OtherId(id, stored.Id);
    }
}
