using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Host;

/// <summary>What the nearest <c>scout.json</c> upward gives to <c>development</c>.</summary>
internal static class DevelopmentSettings
{
    /// <summary>The settings and the file's folder; none and the current folder where there is no file.</summary>
    /// <param name="start">The folder to start in.</param>
    /// <param name="workflow">The workflow whose runs they are for.</param>
    /// <exception cref="ScoutException">The file cannot be read, or does not parse: every problem at once.</exception>
    public static (RunSettings Settings, string Root, bool IsProject) Find(string start, string workflow)
    {
        for (var folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, ProjectFile.FileName);
            if (File.Exists(file))
            {
                var project = ProjectFileReader.Read(Bytes(file), file);
                return (project.Settings(project.Environments[0], workflow), folder, true);
            }
        }

        return (new(), Path.GetFullPath(start), false);
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            RegularFile.Require(file);
            return File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw HostDoorErrors.FileIsWrong(file, exception.Message);
        }
    }
}
