using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Scout.Environments.Files;

namespace Scout.Environments.Git;

/// <summary>Asks git. Where there is no git or no repository, the answers are those of a folder without version control.</summary>
/// <param name="root">The project's folder.</param>
internal sealed partial class GitRepository(string root) : IRepository
{
    // A configuration may name programs to start, and the one that counts may have come with the clone: a bare repository is a folder of files like any other.
    private static readonly string[] Quiet =
    [
        "--no-pager",
        "-c", "safe.bareRepository=explicit",
        "-c", "core.fsmonitor=false",
        "-c", $"core.hooksPath={(OperatingSystem.IsWindows() ? "NUL" : "/dev/null")}",
        "-c", "log.showSignature=false",
        "-c", "protocol.allow=never",
    ];

    public Author Author()
    {
        // As git itself would sign a commit: from its variables (GIT_AUTHOR_NAME), then from its configuration.
        var identity = Identity().Match(One("var", "GIT_AUTHOR_IDENT") ?? "");
        return identity.Success ? new Author(identity.Groups["name"].Value, identity.Groups["email"].Value)
            : One("config", "user.name") is { } name ? new Author(name)
            : new Author(Environment.UserName);
    }

    public RepositoryState State()
    {
        var commit = One("rev-parse", "--verify", "--quiet", "HEAD");
        return commit is null
            ? new RepositoryState(null, false)
            : new RepositoryState(commit, One("status", "--porcelain", "--ignore-submodules=dirty", "--", ".", $":(exclude){StoreLayout.FolderName}") is not null);
    }

    public IReadOnlyList<RemovedFile> Removed(string folder)
    {
        var prefix = One("rev-parse", "--show-toplevel");
        var log = prefix is null ? null : Run("log", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-renames", "--diff-filter=D", "--name-only", "-z", "--format=%x01%h%x02%s%x03", "--", folder);
        return log is null ? [] : [.. log.Split('\u0001', StringSplitOptions.RemoveEmptyEntries).SelectMany(entry => Entry(entry, prefix!))];
    }

    public IReadOnlyList<string> Tracked(IEnumerable<string> paths)
    {
        var (files, complaint) = Ask(["ls-files", "-z", "--", .. paths.Select(path => $":(literal){path}")]);
        return files is not null ? [.. files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(path => Path.GetFullPath(Path.Combine(root, path)))]
            : IsBelowRepository() ? throw GitErrors.DoesNotSay(complaint)
            : [];
    }

    /// <summary>The commit that an expression of git names (a branch, a tag, the beginning of an id); none: it names none, or there is no repository.</summary>
    public string? Commit(string expression) => expression.Length == 0 || expression[0] == '-' ? null : One("rev-parse", "--verify", "--quiet", "--end-of-options", $"{expression}^{{commit}}");

    /// <summary>The names of the files that lie directly in a folder in a commit; links are none.</summary>
    /// <param name="commit">The commit's id.</param>
    /// <param name="folder">The folder, relative to the project's, with slashes; empty: that itself.</param>
    public IReadOnlyList<string> Committed(string commit, string folder)
    {
        var prefix = folder.Length == 0 ? "./" : $"{folder}/";
        var found = Run("ls-tree", "-z", commit, "--", prefix) ?? "";
        return [.. found.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(entry => entry.StartsWith("100", StringComparison.Ordinal)).Select(entry => Path.GetFileName(entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..]))];
    }

    /// <summary>How long a file is in a commit, in bytes; none where it is not there.</summary>
    /// <param name="commit">The commit's id.</param>
    /// <param name="path">The file, relative to the project's folder, with slashes.</param>
    public long? CommittedLength(string commit, string path) => long.TryParse(One("cat-file", "-s", $"{commit}:./{path}"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    /// <summary>A file's bytes in a commit; none where it is not there.</summary>
    /// <param name="commit">The commit's id.</param>
    /// <param name="path">The file, relative to the project's folder, with slashes.</param>
    public byte[]? CommittedBytes(string commit, string path) => Ask(["cat-file", "blob", $"{commit}:./{path}"], Encoding.Latin1).Answer is { } bytes ? Encoding.Latin1.GetBytes(bytes) : null;

    // Not by git: one that refuses the folder, or is led astray by what lies in it, would say that there is none.
    private bool IsBelowRepository()
    {
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<RemovedFile> Entry(string entry, string prefix)
    {
        var subject = entry.IndexOf('\u0002', StringComparison.Ordinal);
        var files = entry.IndexOf('\u0003', StringComparison.Ordinal);
        return files < 0
            ? []
            : entry[(files + 1)..]
                .Split(['\0', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(path => new RemovedFile(Path.GetFullPath(Path.Combine(prefix, path)), entry[..subject], entry[(subject + 1)..files]));
    }

    private string? One(params string[] arguments) => Run(arguments)?.Trim() is { Length: > 0 } answer ? answer : null;

    private string? Run(params string[] arguments) => Ask(arguments).Answer;

    private (string? Answer, string Complaint) Ask(string[] arguments, Encoding? encoding = null)
    {
        if (ProgramPath.Find("git") is not { } git)
        {
            return (null, "git is not on PATH");
        }

        var start = new ProcessStartInfo(git)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            StandardOutputEncoding = encoding,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in Quiet.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        // Answers must not depend on a lock that another git holds, nor wait for a person, nor bring what a partial clone left out.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var complaint = "";
            process.ErrorDataReceived += (_, line) => complaint = complaint.Length == 0 ? line.Data ?? "" : complaint;
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode == 0 ? output : null, complaint);
        }
        catch (Win32Exception exception)
        {
            return (null, exception.Message);
        }
    }

    [GeneratedRegex(@"^(?<name>.+) <(?<email>[^<>]+)> [0-9]+ [+-][0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identity();
}
