using Scout.Revisions.Runs;

namespace Scout.Environments.Records;

/// <summary>Compares settings by what they say.</summary>
internal static class PinnedSettings
{
    public static bool Same(RunSettings one, RunSettings other) =>
        StoreJson.Canonical(one).AsSpan().SequenceEqual(StoreJson.Canonical(other));
}
