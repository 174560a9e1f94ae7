using System.Collections.Immutable;
using System.Text.Json;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Scout.Testing.Cassettes;

/// <summary>The cassette of a run: plays what it has, or takes up what is really asked and answered. Safe for many threads.</summary>
internal sealed class Tape
{
    // Enough to see what changed.
    private const int MostOfADiff = 40;
    private readonly Lock _lock = new();
    private readonly string _file;
    private readonly bool _isThere;
    private readonly ImmutableArray<Recording> _known;
    private readonly HashSet<Recording> _played = new(ReferenceEqualityComparer.Instance);
    private readonly List<Recording> _new = [];

    /// <param name="file">Where it is, or will be.</param>
    /// <param name="mode">Whether it records.</param>
    /// <exception cref="ScoutException">The file cannot be read, or is no cassette.</exception>
    public Tape(string file, CassetteMode mode)
    {
        _file = file;
        _isThere = File.Exists(file);
        IsRecording = mode == CassetteMode.Record || (mode == CassetteMode.Once && !_isThere);
        _known = _isThere && !IsRecording ? Read(file) : [];
    }

    /// <summary>Whether the world is asked.</summary>
    public bool IsRecording { get; }

    /// <summary>The recordings that nobody asked for.</summary>
    public IEnumerable<string> Unused
    {
        get
        {
            lock (_lock)
            {
                return [.. _known.Where(recording => !_played.Contains(recording)).Select(recording => $"the recording of {Recording.Asked(recording.Request)}")];
            }
        }
    }

    /// <summary>The answer to a request: of several to the same the first that was not given yet.</summary>
    /// <exception cref="ScoutException">There is none.</exception>
    public JsonElement Play(string block, JsonElement request)
    {
        var text = CassetteText.Of(request);
        lock (_lock)
        {
            var same = _known.Where(recording => CassetteText.Of(recording.Request) == text).ToArray();
            if (same.FirstOrDefault(recording => !_played.Contains(recording)) is { } found)
            {
                _played.Add(found);
                return found.Answer;
            }

            var asked = Recording.Asked(request);
            throw !_isThere ? CassetteErrors.Missing(_file, block, asked)
                : same.Length > 0 ? CassetteErrors.UsedUp(_file, block, asked, same.Length)
                : CassetteErrors.NotRecorded(_file, block, asked, Nearest(request, text));
        }
    }

    /// <summary>Takes up what was asked and answered.</summary>
    public void Keep(Recording recording)
    {
        lock (_lock)
        {
            _new.Add(recording);
        }
    }

    /// <summary>Writes what was recorded: all of it at once, or nothing.</summary>
    /// <param name="secrets">What may not stand in it, by name.</param>
    /// <exception cref="ScoutException">It cannot be written, somebody else wrote it, or a secret would stand in it.</exception>
    public void Save(IEnumerable<KeyValuePair<string, string>> secrets)
    {
        if (!IsRecording || _new.Count == 0)
        {
            return;
        }

        var text = CassetteText.Of(_new);
        foreach (var (name, _) in secrets.Where(secret => secret.Value.Length > 0 && text.Contains(secret.Value, StringComparison.Ordinal)))
        {
            throw CassetteErrors.HasSecret(_file, name);
        }

        var draft = $"{_file}.{Guid.NewGuid():n}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            File.WriteAllText(draft, text);
            if (!_isThere && File.Exists(_file))
            {
                throw CassetteErrors.Taken(_file);
            }

            File.Move(draft, _file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CassetteErrors.NotWritten(_file, exception.Message);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private string Nearest(JsonElement request, string text)
    {
        var nearest = _known.Where(recording => recording.IsLike(request))
            .Select(recording => (Recording: recording, Diff: InlineDiffBuilder.Diff(CassetteText.Of(recording.Request), text)))
            .OrderBy(near => near.Diff.Lines.Count(line => line.Type != ChangeType.Unchanged))
            .FirstOrDefault();
        return nearest.Recording is null ? "" : $" The nearest recording is of block '{nearest.Recording.Block}' (-), and this is asked (+):{Environment.NewLine}{string.Join(Environment.NewLine, Changes(nearest.Diff.Lines))}";
    }

    // What changed, with a line before and after.
    private static IEnumerable<string> Changes(List<DiffPiece> lines)
    {
        var shown = lines.Select((line, at) => (line, at)).Where(one => lines[Math.Max(0, one.at - 1)..Math.Min(lines.Count, one.at + 2)].Any(near => near.Type != ChangeType.Unchanged)).ToArray();
        var told = shown.Take(MostOfADiff).Select(one => (one.line.Type switch { ChangeType.Inserted => "  + ", ChangeType.Deleted => "  - ", _ => "    " }) + one.line.Text);
        return shown.Length > MostOfADiff ? told.Append($"    ... and {shown.Length - MostOfADiff} lines more") : told;
    }

    private static ImmutableArray<Recording> Read(string file)
    {
        try
        {
            return CassetteText.Read(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw CassetteErrors.Unreadable(file, exception.Message);
        }
    }
}
