using Scout.Revisions.Channel;

namespace Scout.Runs.Storage;

/// <summary>The folder of answers of models that are kept, a file each. Workers write it, and nothing is lost with it.</summary>
internal static class AnswerFolder
{
    /// <summary>Its name.</summary>
    public const string Name = "answers";

    // What a worker that was ended left half-written.
    private static readonly TimeSpan LongestDraft = TimeSpan.FromHours(1);

    /// <summary>The folder, without what is past its time; it may not be there yet.</summary>
    /// <param name="folder">The folder of the store of runs.</param>
    public static string Cleaned(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (Directory.Exists(path))
        {
            try
            {
                foreach (var file in new DirectoryInfo(path).EnumerateFiles().Where(IsOver))
                {
                    file.Delete();
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another process does the same, or may.
            }
        }

        return path;
    }

    private static bool IsOver(FileInfo file) => file.LastWriteTimeUtc < DateTime.UtcNow - (file.Extension == ".tmp" ? LongestDraft : KeptAnswers.Longest);
}
