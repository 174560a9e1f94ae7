using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Testing.Places;

/// <summary>What a project's <c>scout.json</c> gives to an environment.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Settings">What it gives.</param>
/// <param name="Root">The file's folder.</param>
internal sealed record ProjectSettings(string Environment, RunSettings Settings, string Root)
{
    /// <summary>Reads them.</summary>
    /// <param name="file">The file; none: the nearest above the test's own.</param>
    /// <param name="source">The test's own file.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="workflow">The workflow that runs.</param>
    /// <exception cref="ScoutException">There is no such file or environment, or it is wrong.</exception>
    public static ProjectSettings Read(string? file, string source, string environment, string workflow)
    {
        var path = file is null ? Above(SourcePlace.FolderOf(source)) : Path.IsPathRooted(file) ? file : Path.GetFullPath(file, SourcePlace.FolderOf(source));
        var project = ProjectFileReader.Read(Bytes(path), path);
        return project.Environments.FirstOrDefault(known => known.Name == environment) is { } found
            ? new(environment, project.Settings(found, workflow), Path.GetDirectoryName(path)!)
            : throw PlaceErrors.NoEnvironment(path, environment, project.Environments.Select(known => known.Name));
    }

    private static string Above(string start)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, ProjectFile.FileName) is var file && File.Exists(file))
            {
                return file;
            }
        }

        throw PlaceErrors.NoSettings(start);
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PlaceErrors.SettingsUnreadable(file, exception.Message);
        }
    }
}
