using System.Text;
using System.Text.Json;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Environments.Garbage;

/// <summary>What runs that have not ended are pinned to.</summary>
internal static class LiveRuns
{
    public static IEnumerable<RunStarted> In(StoreContext store)
    {
        foreach (var path in store.Files.Files(store.Layout.Runs).Where(name => name.EndsWith(".jsonl", StringComparison.Ordinal)).Select(name => Path.Combine(store.Layout.Runs, name)))
        {
            var lines = Encoding.UTF8.GetString(store.Files.Read(path, FileLimits.Bundle)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length > 0 && Event(lines[0]) is RunStarted started && Event(lines[^1]) is not (RunCompleted or RunFailed or RunCanceled))
            {
                yield return started;
            }
        }
    }

    // The last line of a run that was killed may be half a line: then it has not ended.
    private static RunEvent? Event(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<RunEvent>(line, ProtocolJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
