using System.Collections.Immutable;
using Scout.Revisions.Project;

namespace Scout.Validation.Suites;

/// <summary>Where suites and the inputs that they name are read from: a project's folder, or a commit of it.</summary>
internal interface ISuiteFiles
{
    /// <summary>Whether they are as a commit has them: what is changed since cannot change then what it is measured by.</summary>
    bool AreCommitted { get; }

    /// <summary>The names of the files that lie directly in a folder, sorted; none where there is no such folder.</summary>
    /// <param name="folder">Relative to the folder of <c>scout.json</c>, with slashes.</param>
    ImmutableArray<string> Names(string folder);

    /// <summary>A file's bytes; none where there is no such file.</summary>
    /// <param name="path">Relative to the folder of <c>scout.json</c>, with slashes.</param>
    /// <exception cref="ScoutException">It cannot be read, or is too large.</exception>
    ReadOnlyMemory<byte>? Read(string path);
}

/// <summary>The project's folder.</summary>
/// <param name="root">The folder of <c>scout.json</c>.</param>
internal sealed class SuiteFolder(string root) : ISuiteFiles
{
    /// <summary>The longest suite or file of inputs.</summary>
    public const int Longest = 1024 * 1024;

    /// <inheritdoc/>
    public bool AreCommitted => false;

    /// <inheritdoc/>
    public ImmutableArray<string> Names(string folder)
    {
        var path = Path.Combine(root, folder);
        try
        {
            return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SuiteErrors.CannotBeRead(folder, exception.Message);
        }
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Read(string path)
    {
        var file = new FileInfo(Path.Combine(root, path));
        try
        {
            // A link may lead to what is no business of the project's.
            Links.Refuse(file.FullName, root);
            RegularFile.Require(file.FullName);
            return !file.Exists ? default(ReadOnlyMemory<byte>?) : file.Length <= Longest ? (ReadOnlyMemory<byte>)File.ReadAllBytes(file.FullName) : throw SuiteErrors.CannotBeRead(path, "it is larger than a megabyte. Make it smaller, or several.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SuiteErrors.CannotBeRead(path, exception.Message);
        }
    }
}
