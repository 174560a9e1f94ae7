using System.Text;
using Microsoft.Build.Framework;
using Scout.Environments;
using Scout.Environments.Projects;

namespace Scout.Build;

/// <summary>Writes what the environments run of a project's workflows, for the compiler to check the project against.</summary>
/// <remarks>A store that cannot be read is a warning: the file stays as it was, and so does what is reported.</remarks>
[MSBuildMultiThreadableTask]
public sealed class WriteBaseline : Microsoft.Build.Utilities.Task, IMultiThreadableTask
{
    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>The project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The file to write. It is written only when its content changes: the compiler runs again for a newer one.</summary>
    [Required]
    public string Baseline { get; set; } = "";

    /// <summary>Whether the file says what the store says.</summary>
    [Output]
    public bool IsCurrent { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var project = Absolute(ProjectFile);
            Write(Absolute(Baseline), ScoutProject.TryFind(Path.GetDirectoryName(project)!) is { } found ? Store.Open(found).Baseline(project) : Store.EmptyBaseline);
            IsCurrent = true;
        }
        catch (Exception exception) when (exception is ScoutException or IOException or UnauthorizedAccessException)
        {
            Log.Warn(BuildErrors.BaselineIsUnknown(exception.Message), ProjectFile);
        }

        return true;
    }

    private static void Write(string file, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (File.Exists(file) && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(file)))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            // An editor and a build may write at once, and another one may read.
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private string Absolute(string path) => Path.GetFullPath(TaskEnvironment.GetAbsolutePath(path).Value);
}
