using Scout.Revisions.Json;

namespace Scout.Revisions.Format;

/// <summary>What is wrong with a revision. Every message names the revision, or the place as a JSON pointer.</summary>
internal static class RevisionErrors
{
    public static ScoutException UnknownFormat(JsonPlace place) => new("SCOUT6908",
        $"{place.At}: the revision has format {place.Value.GetRawText()}, and this version reads {Model.Revision.CurrentFormat}; {JsonErrors.Newer}");

    public static ScoutException NotWholeMilliseconds(string at, TimeSpan duration) => new("SCOUT6909",
        $"{at}: {duration} is no whole number of milliseconds; round it");

    public static ScoutException ReservedMember(string at) => new("SCOUT6910",
        $"{at}/$literal: the member's name is reserved; give it another JSON name");

    public static ScoutException OtherId(string id, string actual) => new("SCOUT6913",
        $"revision {RevisionId.Short(id)}: the file's content has the id {RevisionId.Short(actual)}; {JsonErrors.Damaged}");

    public static ScoutException NotCanonical(string id) => new("SCOUT6914",
        $"revision {RevisionId.Short(id)}: the file is not in canonical form, so this version did not write it; {JsonErrors.Damaged}");
}
