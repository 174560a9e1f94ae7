using System.Text.Json;
using Scout.Environments.Files;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Runs.Storage;

/// <summary>A record of a run as it was kept: what names a revision or a bundle is a hash, or it is no record.</summary>
internal static class KeptRecord
{
    /// <summary>Reads one.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static RunEvent Read(ReadOnlySpan<byte> json)
    {
        var record = WholeJson.Read<RunEvent>(json, RunJson.Kept);
        if (record is RunStarted started)
        {
            Hash(started.RevisionId);
            Hash(started.Bundle);
        }

        return record;
    }

    /// <summary>The hash, or none where there is none.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static string? Hash(string? kept) => kept is null || Ids.IsHash(kept) ? kept : throw new JsonException("a revision or a bundle is named by what is no hash");
}
