using System.Collections.Immutable;
using Microsoft.Build.Framework;
using Scout.Revisions;
using Scout.Revisions.Files;

namespace Scout.Build;

/// <summary>Writes which files a project copies beside its assembly, with their hashes; takes the list away where there are none.</summary>
[MSBuildMultiThreadableTask]
public sealed class ListFiles : Microsoft.Build.Utilities.Task, IMultiThreadableTask
{
    // What the SDK makes of programs, of their own or of projects that are referenced: it says how they start, and differs by machine.
    private static readonly string[] OfTheSdk = [".deps.json", ".runtimeconfig.json", ".runtimeconfig.dev.json", ".pdb", ContentList.Suffix];

    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>The files, with the metadata <c>TargetPath</c>.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The project's assembly in its output folder: the list lies beside it.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The list, or empty.</summary>
    [Output]
    public string List { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var list = ContentList.PathFor(Absolute(Assembly));
        try
        {
            var files = Hashes();
            if (files.IsEmpty)
            {
                File.Delete(list);
                return true;
            }

            List = list;
            var bytes = ContentList.Write(files);
            if (!File.Exists(list) || !bytes.AsSpan().SequenceEqual(File.ReadAllBytes(list)))
            {
                File.WriteAllBytes(list, bytes);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Fail(BuildErrors.FilesCannotBeListed(exception.Message), BuildEngine.ProjectFileOfTaskNode);
            return false;
        }
    }

    private ImmutableSortedDictionary<string, string> Hashes()
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var item in Files)
        {
            var target = item.GetMetadata("TargetPath").Replace('\\', '/');
            var file = Absolute(item.GetMetadata("FullPath"));
            if (target.Length > 0 && !IsOfTheSdk(file, target) && File.Exists(file))
            {
                using var content = File.OpenRead(file);
                files[target] = RevisionId.Prefix + ContentHash.Of(content);
            }
        }

        return files.ToImmutable();
    }

    private static bool IsOfTheSdk(string file, string target) =>
        Path.GetFileNameWithoutExtension(file) is "apphost" or "singlefilehost"
        || OfTheSdk.Any(end => target.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private string Absolute(string path) => Path.GetFullPath(TaskEnvironment.GetAbsolutePath(path).Value);
}
