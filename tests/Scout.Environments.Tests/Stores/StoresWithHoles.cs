using System.Globalization;
using Scout.Environments.Garbage;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

/// <summary>Random stores with random holes: what <c>gc</c> removes from one is what it removes from the whole one, or less.</summary>
public class StoresWithHoles
{
    private const string Scout = TestStore.Root + "/.scout/";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Nothing_is_removed_that_something_reaches_once_the_hole_is_mended(int seed)
    {
        var random = new Random(seed);
        var (whole, runs) = await StoreAsync(random);
        var (stopped, collected) = (0, 0);
        for (var trial = 0; trial < 60; trial++)
        {
            var options = new GcOptions { Apply = true, KeepBuilds = random.Next(1, 4), KeepPointers = random.Next(0, 3), Runs = [.. runs] };
            var needed = Collected(new MemoryOperations(whole), options)!;
            var holes = Holes(whole, random);
            var store = new MemoryOperations(whole);
            foreach (var (path, content) in holes)
            {
                if (content is null)
                {
                    store.Entries.TryRemove(path, out _);
                }
                else
                {
                    store.Entries[path] = content;
                }
            }

            var left = Collected(store, options);
            _ = left is null ? stopped++ : collected++;
            foreach (var path in needed.Where(path => !holes.ContainsKey(path)))
            {
                Assert.True(store.Entries.ContainsKey(path), $"trial {trial.ToString(CultureInfo.InvariantCulture)}: {path} is needed, and went with the holes {string.Join(", ", holes.Keys)}");
            }
        }

        Assert.True(stopped > 10 && collected > 2, $"{stopped} stopped, {collected} collected");
    }

    // The files that are left, or none where it says that it cannot tell.
    private static string[]? Collected(MemoryOperations files, GcOptions options)
    {
        try
        {
            new TestStore(files).Store.CollectGarbage(options, TestContext.Current.CancellationToken);
        }
        catch (ScoutException error) when (error.Code == "SCOUT6060")
        {
            return null;
        }

        return [.. files.Entries.Where(entry => entry.Value is not null && entry.Key.StartsWith(Scout, StringComparison.Ordinal)).Select(entry => entry.Key)];
    }

    // A file or all of a folder: gone, emptied, cut or changed. What nothing names cannot be missed: this machine's own events, and what no promotion has sealed.
    private static Dictionary<string, byte[]?> Holes(IReadOnlyDictionary<string, byte[]?> whole, Random random)
    {
        var store = new TestStore(new MemoryOperations(whole)).Store;
        var unsealed = store.Check().Unsealed.Select(path => $"{TestStore.Root}/{path}").ToHashSet(StringComparer.Ordinal);
        string[] files =
        [
            .. whole.Where(entry => entry.Value is not null && entry.Key.StartsWith(Scout, StringComparison.Ordinal)).Select(entry => entry.Key)
                .Where(path => !unsealed.Contains(path) && !path.EndsWith("/lock", StringComparison.Ordinal) && !(path.Contains("/builds/", StringComparison.Ordinal) && path[Scout.Length..].Count(letter => letter == '/') > 2))
                .Order(StringComparer.Ordinal),
        ];
        var holes = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var path = files[random.Next(files.Length)];
            var content = whole[path]!;
            if (random.Next(4) == 0)
            {
                var folder = Path.GetDirectoryName(path) + "/";
                foreach (var each in files.Where(each => each.StartsWith(folder, StringComparison.Ordinal)))
                {
                    holes[each] = null;
                }
            }
            else
            {
                holes[path] = random.Next(4) switch
                {
                    0 => [],
                    1 => content[..(content.Length / 2)],
                    2 when content.Length > 0 => [.. content[..^1], (byte)(content[^1] ^ 1)],
                    _ => null,
                };
            }
        }

        return holes;
    }

    private static async Task<(IReadOnlyDictionary<string, byte[]?> Files, List<RunPins> Runs)> StoreAsync(Random random)
    {
        var test = new TestStore();
        var runs = new List<RunPins>();
        for (var step = 0; step < 14; step++)
        {
            var helper = $"H{random.Next(3)}";
            var prompt = $"P{random.Next(8)}";
            test.Build(Workflow("support-desk", prompt, calls: ("helper", helper)), Workflow("helper", helper));
            var latest = test.Store.Resolve("latest", "support-desk").RevisionId;
            switch (random.Next(6))
            {
                case 0 or 1:
                    await test.Promote(new() { Workflow = "support-desk", To = "staging", Unblock = true });
                    break;
                case 2:
                    await test.Promote(new() { Workflow = "support-desk", To = "staging", Unblock = true });
                    await test.Promote(new() { Workflow = "support-desk", To = "production", Unblock = true });
                    break;
                case 3:
                    var published = await test.Store.PublishAsync("support-desk", cancellation: TestContext.Current.CancellationToken);
                    runs.Add(new($"r{step}", "support-desk", latest, published.Bundle));
                    break;
                case 4:
                    test.Store.Name("latest", $"Name {step.ToString(CultureInfo.InvariantCulture)}", workflow: "support-desk");
                    break;
                default:
                    await test.Promote(new() { Workflow = "helper", To = "staging", Unblock = true });
                    break;
            }
        }

        return (test.Snapshot(), runs);
    }
}
