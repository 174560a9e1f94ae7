using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Scout.Environments;
using Scout.Revisions.Project;
using Scout.Revisions.Rules;
using Scout.Validation.Suites;
using Scout.Validation.Yaml;

namespace Scout.Validation.Capturing;

/// <summary>Adds captured cases to suites of a project: what is in a suite stays as it is, comments too.</summary>
/// <param name="store">The project's store.</param>
internal sealed class SuiteAppender(Store store)
{
    private readonly SuiteFolder _files = new(store.Project.Root);

    /// <summary>Adds a case to a suite, which is made where it is not there.</summary>
    /// <param name="suite">The suite's name.</param>
    /// <param name="captured">The case.</param>
    /// <param name="cancellation">Gives up waiting for others that add cases.</param>
    /// <returns>The file, from the folder of <c>scout.json</c> on.</returns>
    /// <exception cref="ScoutException">The suite is not right, is of another workflow, has a case of that name, or is not written so that a case can be added; or there is none, and none can be called so.</exception>
    public string Append(string suite, CapturedCase captured, CancellationToken cancellation)
    {
        using var alone = store.Alone("adding a case to a suite", cancellation);
        var library = new SuiteLibrary(_files);
        var file = library.Names.Contains(suite) ? There(library.Read(suite), captured) : Made(suite);
        var after = _files.Read(file) is { } before ? With(file, before.Span, captured) : Encoding.UTF8.GetBytes($"workflow: {captured.Workflow}\n\ncases:\n{captured.Yaml("  ")}");

        // What is written is read first, as the suite that it will be.
        new SuiteReader(new WithFile(_files, file, after), suite, file).Read();
        Write(file, after);
        return file;
    }

    private static string There(Suite suite, CapturedCase captured) =>
        suite.Workflow != captured.Workflow ? throw SuiteErrors.OfAnother(suite, captured.Workflow, [suite.Workflow])
        : suite.Cases.Any(one => one.Name == captured.Name) ? throw CaptureErrors.NameTaken(suite.File, captured.Name)
        : suite.File;

    // As scout.json can name it: an environment may demand it one day.
    private static string Made(string suite) => WorkflowIds.Problem(suite) is null ? $"{SuiteLibrary.Folder}/{suite}.yaml" : throw CaptureErrors.NoSuiteName(suite);

    // At the end of the file, where its cases are the last thing in it and each on lines of its own. Every byte that is there stays.
    private static byte[] With(string file, ReadOnlySpan<byte> bytes, CapturedCase captured)
    {
        var before = Encoding.UTF8.GetString(bytes);
        if (Read(before) is not YamlMap { Members: [.., { Name: "cases", Value: YamlList { Items: [var first, ..] } list }] } had || list.Place.Line == 0)
        {
            throw CaptureErrors.CannotAppend(file, captured.Yaml("  "));
        }

        var line = before.Split('\n')[first.Place.Line - 1];
        var dash = line.Length - line.TrimStart(' ').Length;
        foreach (var added in line[dash..].StartsWith('-') ? Additions(before, captured.Yaml(new string(' ', dash))) : [])
        {
            if (IsOneMore(had, Read(before + added)))
            {
                return [.. bytes, .. Encoding.UTF8.GetBytes(added)];
            }
        }

        throw CaptureErrors.CannotAppend(file, captured.Yaml("  "));
    }

    // Parted from what is there by an empty line; but such a line may belong to a text at the end.
    private static IEnumerable<string> Additions(string before, string yaml)
    {
        var end = before.LastIndexOf('\n') is > 0 and var last && before[last - 1] == '\r' ? "\r\n" : "\n";
        var rest = before.EndsWith('\n') ? "" : end;
        var written = yaml.ReplaceLineEndings(end);
        if (!(before + rest).EndsWith(end + end, StringComparison.Ordinal))
        {
            yield return rest + end + written;
        }

        yield return rest + written;
    }

    private static YamlNode? Read(string text)
    {
        try
        {
            return YamlReader.Read(text.TrimStart('\uFEFF'));
        }
        catch (YamlException)
        {
            // What was right before ends with something after which nothing can stand.
            return null;
        }
    }

    // A case more, and nothing else is other than it was.
    private static bool IsOneMore(YamlMap had, YamlNode? has) =>
        has is YamlMap { Members: [.. var others, { Name: "cases", Value: YamlList { Items: [.. var items, _] } }] }
        && JsonElement.DeepEquals(had.Json, (had with { Members = [.. others, had.Members[^1] with { Value = new YamlList(default, items) }] }).Json);

    private void Write(string file, byte[] bytes)
    {
        var path = Path.Combine(store.Project.Root, file);
        Links.Refuse(path, store.Project.Root);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(draft, bytes);
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
