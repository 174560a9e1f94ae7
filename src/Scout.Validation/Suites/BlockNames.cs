using Scout.Revisions.Runs;

namespace Scout.Validation.Suites;

/// <summary>How suites name blocks: by id, by path without the places of items (<c>stops[]/arrive</c>), or by the whole path (<c>stops[2]/arrive</c>).</summary>
internal static class BlockNames
{
    /// <summary>Whether a block of a run, or of a revision, is meant.</summary>
    public static bool Means(string name, string path) =>
        path == name || BlockShape.WithoutPlaces(path) is var shape && (shape == name || shape == BlockShape.WithoutPlaces(name) && path == shape || shape[(shape.LastIndexOf('/') + 1)..] == name);
}
