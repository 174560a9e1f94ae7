using System.Collections.Immutable;
using System.Text;
using Scout.Revisions.Project;
using Scout.Validation.Suites;
using Scout.Validation.Yaml;

namespace Scout.Validation.Capturing;

/// <summary>Adds captured cases to suites of a project: what is in a suite stays as it is, comments too.</summary>
/// <param name="root">The folder of <c>scout.json</c>.</param>
internal sealed class SuiteAppender(string root)
{
    private readonly SuiteFolder _files = new(root);

    /// <summary>Adds a case to a suite, which is made where it is not there.</summary>
    /// <param name="suite">The suite's name.</param>
    /// <param name="captured">The case.</param>
    /// <returns>The file, from the folder of <c>scout.json</c> on.</returns>
    /// <exception cref="ScoutException">The suite is not right, is of another workflow, has a case of that name, or is not written so that a case can be added.</exception>
    public string Append(string suite, CapturedCase captured)
    {
        if (suite.Length == 0 || !suite.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') || suite[0] == '.')
        {
            throw CaptureErrors.NoSuiteName(suite);
        }

        var library = new SuiteLibrary(_files);
        var file = library.Names.Contains(suite) ? library.Read(suite) is var there && there.Workflow == captured.Workflow ? there.File : throw SuiteErrors.OfAnother(there, captured.Workflow, [there.Workflow]) : $"{SuiteLibrary.Folder}/{suite}.yaml";
        var before = _files.Read(file) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
        var after = before is null ? $"workflow: {captured.Workflow}\n\ncases:\n{captured.Yaml("  ")}" : With(file, before, captured);
        Check(suite, file, before, after, captured);
        Write(file, after);
        return file;
    }

    // At the end of the file, where its cases are the last thing in it and each on lines of its own.
    private static string With(string file, string before, CapturedCase captured)
    {
        if (YamlReader.Read(before.TrimStart('\uFEFF')) is not YamlMap { Members: [.., { Name: "cases", Value: YamlList { Items: [var first, ..] } list }] } || list.Place.Line == 0)
        {
            throw CaptureErrors.CannotAppend(file, captured.Yaml("  "));
        }

        var lines = before.Split('\n');
        var line = lines[first.Place.Line - 1].TrimEnd('\r');
        var dash = line.Length - line.TrimStart(' ').Length;
        return line.TrimStart(' ').StartsWith('-') ? $"{before.TrimEnd()}\n\n{captured.Yaml(new string(' ', dash))}" : throw CaptureErrors.CannotAppend(file, captured.Yaml("  "));
    }

    // What is written is read first, as the suite that it will be.
    private void Check(string suite, string file, string? before, string after, CapturedCase captured)
    {
        var had = before is null ? 0 : new SuiteReader(_files, suite, file).Read().Cases.Length;
        var has = new SuiteReader(new WithFile(_files, file, Encoding.UTF8.GetBytes(after)), suite, file).Read();
        if (has.Cases.Length != had + 1)
        {
            throw CaptureErrors.CannotAppend(file, captured.Yaml("  "));
        }
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(root, file);
        Links.Refuse(path, root);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(draft, text);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }

            throw CaptureErrors.NotWritten(file, exception);
        }
    }

    private sealed class WithFile(ISuiteFiles others, string file, byte[] bytes) : ISuiteFiles
    {
        public bool AreCommitted => others.AreCommitted;

        public ImmutableArray<string> Names(string folder) => others.Names(folder);

        public ReadOnlyMemory<byte>? Read(string path) => path == file ? bytes : others.Read(path);
    }
}
