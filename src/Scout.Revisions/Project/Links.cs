namespace Scout.Revisions.Project;

/// <summary>Symbolic links in a project's own folders. A clone may bring them: what is written through one lands where its author wants it, and what is deleted through one is somebody else's.</summary>
internal static class Links
{
    /// <summary>Refuses a path that leads through a link, or is one.</summary>
    /// <param name="path">The path, absolute; it may not be there.</param>
    /// <param name="below">The folder above which links are the user's own affair.</param>
    /// <exception cref="ScoutException">A part of it is a link.</exception>
    public static void Refuse(string path, string below)
    {
        for (var part = path; part is not null && part.Length > below.Length; part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                throw Refused(part);
            }
        }
    }

    /// <summary>What is said of a link.</summary>
    /// <param name="path">The link.</param>
    public static ScoutException Refused(string path) =>
        new("SCOUT6032", $"{path}: a symbolic link, and the store follows none. Put the file or folder itself there.");
}
