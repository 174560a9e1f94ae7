using Scout.Revisions.Project;
using Scout.Validation.Reports;

namespace Scout.Tool.Validating;

/// <summary>A report that is wanted, and its file.</summary>
/// <param name="Report">The report.</param>
/// <param name="File">The file.</param>
internal sealed record ReportFile(Report Report, string File)
{
    /// <summary>What a word behind <c>--report</c> asks for, <c>junit</c> or <c>junit=results.xml</c>; none where it asks for nothing that there is.</summary>
    public static ReportFile? Of(string word)
    {
        var parts = word.Split('=', 2);
        return Report.All.FirstOrDefault(report => report.Name == parts[0]) is { } report && parts is [_] or [_, { Length: > 0 }] ? new(report!, parts.Length == 2 ? parts[1] : report!.File) : null;
    }

    /// <summary>Writes it, whole or not at all; into a device or a pipe as it comes. Where a link is, what it leads to is written.</summary>
    /// <exception cref="ScoutException">It cannot be written.</exception>
    public void Write(ValidationAnswer answer)
    {
        var path = Path.GetFullPath(File);
        var draft = "";
        try
        {
            // A file that took the place of /dev/null would be everybody's.
            if (RegularFile.IsOther(path))
            {
                using var device = new StreamWriter(new FileStream(path, FileMode.Open, FileAccess.Write));
                device.Write(Report.Write(answer));
                return;
            }

            path = System.IO.File.Exists(path) ? System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
            draft = $"{path}.{Guid.NewGuid():N}.tmp";
            System.IO.File.WriteAllText(draft, Report.Write(answer));
            System.IO.File.Move(draft, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            if (System.IO.File.Exists(draft))
            {
                System.IO.File.Delete(draft);
            }

            throw ValidatingErrors.ReportNotWritten(File, exception);
        }
    }
}
