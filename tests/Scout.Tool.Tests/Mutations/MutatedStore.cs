using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Environments.Evidence;
using Scout.Environments.Projects;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Runs;
using Scout.Runs.Scheduling;
using Scout.Tool.CommandLine;
using Scout.Tool.Tests.Reviewing;

namespace Scout.Tool.Tests.Mutations;

/// <summary>A store with every kind of file in it, and copies of it in which one file is another.</summary>
internal sealed class MutatedStore
{
    private const string Database = ".scout/runs/runs.db";

    private MutatedStore(ImmutableSortedDictionary<string, byte[]> files, string first, string second, string run)
    {
        Files = files;
        (First, Second, Run) = (first, second, run);
    }

    /// <summary>The files, by their paths.</summary>
    public ImmutableSortedDictionary<string, byte[]> Files { get; }

    /// <summary>A revision that was promoted and rolled back to.</summary>
    public string First { get; }

    /// <summary>The revision after it.</summary>
    public string Second { get; }

    /// <summary>A run.</summary>
    public string Run { get; }

    public static async Task<MutatedStore> CreateAsync()
    {
        using var desk = new Desk();
        var first = await desk.BuildAndPublishAsync();
        (await desk.RunAsync("promote support-desk --to staging --reason first")).Expect(ExitCode.Done);
        await desk.RunAsync($"name {first} 'Good one' --notes 'as agreed'");
        var second = await desk.BuildAndPublishAsync(Desk.Escalate);
        (await desk.RunAsync("promote support-desk --to staging --reason second")).Expect(ExitCode.Done);
        (await desk.RunAsync("rollback support-desk --environment staging --reason worse")).Expect(ExitCode.Done);
        DeskEvidence.WriteSuite(desk);
        await File.WriteAllTextAsync(desk.Folder.File("scout.json"), (await File.ReadAllTextAsync(desk.Folder.File("scout.json"))).Replace("\"requires\": [\"staging\"], ", "\"requires\": [\"staging\"], \"validation\": { \"suites\": [\"desk\"], \"maxAge\": \"30d\" }, ", StringComparison.Ordinal));
        DeskEvidence.Record(desk, first, DateTimeOffset.UtcNow, EvidenceVerdict.Passed, new("production", second, 10, 1, 2, 0.875, 0.05, ComparisonVerdict.NotWorse));
        desk.BuildOther();
        var (run, lines) = await RunsAsync(desk.Folder.File(".scout/runs"));
        Directory.CreateDirectory(desk.Folder.File(".scout/runs/inbox"));
        // The same run once more, as a process without an owner leaves it.
        await File.WriteAllTextAsync(desk.Folder.File($".scout/runs/inbox/{run[..^1]}0.jsonl"), lines.Replace(run, run[..^1] + "0", StringComparison.Ordinal));
        await File.WriteAllTextAsync(desk.Folder.File(".scout/lock"), """{"machine":"elsewhere","process":1,"started":"2026-01-01T00:00:00+00:00","time":"2026-01-01T00:00:00+00:00"}""");
        SqliteConnection.ClearAllPools();
        var files = Directory.EnumerateFiles(desk.Folder.Path, "*", SearchOption.AllDirectories)
            .ToImmutableSortedDictionary(file => Path.GetRelativePath(desk.Folder.Path, file).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
        return new(files, first, second, run);
    }

    /// <summary>Writes the store into a folder, one file changed, and says how.</summary>
    public (string File, string What) Write(string folder, Random random)
    {
        var kinds = Files.Keys.GroupBy(KindOf).OrderBy(kind => kind.Key, StringComparer.Ordinal).ToArray();
        var kind = kinds[random.Next(kinds.Length)].ToArray();
        var file = kind[random.Next(kind.Length)];
        var (bytes, what) = Changed(file, random);
        var files = Files.SetItem(file, bytes);
        // Who can write can hash: everything else is as it should be then.
        if (file != Database && random.Next(2) == 0)
        {
            files = Rehash(files, file);
            what += ", hashed again";
        }

        Write(folder, files);
        if (file == Database && random.Next(3) > 0)
        {
            File.WriteAllBytes(Path.Combine(folder, Database), Files[Database]);
            what = DatabaseMutation.Apply(Path.Combine(folder, Database), random);
        }

        return (file, what);
    }

    /// <summary>Writes the store into a folder, one file changed in a way that somebody chose, and hashed again.</summary>
    public void Write(string folder, string file, Func<string, string> change)
    {
        var path = Files.Keys.Single(path => path.StartsWith(file, StringComparison.Ordinal));
        var changed = change(Encoding.UTF8.GetString(Files[path]));
        Assert.NotEqual(Encoding.UTF8.GetString(Files[path]), changed);
        Write(folder, Rehash(Files.SetItem(path, Encoding.UTF8.GetBytes(changed)), path));
    }

    private static void Write(string folder, ImmutableSortedDictionary<string, byte[]> files)
    {
        foreach (var (path, content) in files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, content);
        }
    }

    private (byte[] Bytes, string What) Changed(string file, Random random)
    {
        var bytes = Files[file];
        if (file == Database || random.Next(5) == 0 || !TryParse(bytes, out var json))
        {
            return file.EndsWith(".jsonl", StringComparison.Ordinal) && random.Next(5) > 0 ? ChangedLine(bytes, random) : BytesMutation.Of(bytes, random);
        }

        var (text, what) = JsonMutation.Of(json, random);
        // What was canonical is again, where it can be: else nothing more than its form would be looked at.
        var changed = Encoding.UTF8.GetBytes(text);
        return (file.EndsWith("scout.json", StringComparison.Ordinal) || random.Next(4) == 0 ? changed : Canonical(changed), what);
    }

    private static (byte[] Bytes, string What) ChangedLine(byte[] bytes, Random random)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var at = random.Next(lines.Length - 1);
        (lines[at], var what) = JsonMutation.Of(JsonElement.Parse(lines[at]), random);
        return (Encoding.UTF8.GetBytes(string.Join('\n', lines)), $"line {at}: {what}");
    }

    private static ImmutableSortedDictionary<string, byte[]> Rehash(ImmutableSortedDictionary<string, byte[]> files, string changed)
    {
        // A revision lies at several places.
        files = files.SetItems(files.Where(file => HashIn(changed) is { } same && HashIn(file.Key) == same).Select(file => KeyValuePair.Create(file.Key, files[changed])));
        for (var rounds = 0; rounds < 40; rounds++)
        {
            var (path, content) = files.FirstOrDefault(file => HashIn(file.Key) is { } said && said != ContentHash.Of(file.Value)[..said.Length]);
            if (path is null)
            {
                return files;
            }

            var old = HashIn(path)!;
            var hash = ContentHash.Of(content)[..old.Length];
            // What was changed may be another file's content by now: it is that file then.
            files = files.Clear().SetItems(files.Select(file => KeyValuePair.Create(New(file.Key), file.Key == Database ? file.Value : Replaced(file.Value, old, hash))));

            string New(string file) => file.Replace(old, hash, StringComparison.Ordinal).Replace($"bundles/{old[..2]}/{old[2..]}", $"bundles/{hash[..2]}/{hash[2..]}", StringComparison.Ordinal);
        }

        return files;
    }

    private static byte[] Replaced(byte[] content, string old, string hash)
    {
        var (from, to) = (Encoding.ASCII.GetBytes(old), Encoding.ASCII.GetBytes(hash));
        byte[]? replaced = null;
        for (var at = content.AsSpan().IndexOf(from); at >= 0; at = replaced.AsSpan().IndexOf(from))
        {
            replaced ??= [.. content];
            to.CopyTo(replaced, at);
        }

        return replaced ?? content;
    }

    // The hash that a file's name says of its content.
    private static string? HashIn(string path) => path.Split('/') switch
    {
        [.., "bundles", var two, var rest] => two + rest,
        [.., "revisions" or "builds", _, var name] => Path.GetFileNameWithoutExtension(name),
        [.., "promotions", _, _] or [.., "builds" or "history" or "evidence", _, _, _] => Path.GetFileNameWithoutExtension(path).Split('-')[^1],
        _ => null,
    } is { Length: 64 or 12 } hash ? hash : null;

    private static string KindOf(string file) => file.Split('/') switch
    {
        [".scout", "builds", _, "latest"] => "latest",
        [".scout", "builds", _, _] => "revision",
        [".scout", "builds" or "history", _, _, _] => "event",
        [".scout", "runs", "inbox", _] => "inbox",
        [".scout", "runs", var name] => name,
        [".scout", var folder, ..] => folder,
        _ => file,
    };

    private static bool TryParse(byte[] bytes, out JsonElement json)
    {
        try
        {
            json = JsonElement.Parse(bytes, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return true;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }

    private static byte[] Canonical(byte[] json)
    {
        try
        {
            return CanonicalJson.Write(CanonicalJson.Parse(json));
        }
        catch (ScoutException)
        {
            return json;
        }
    }

    private static async Task<(string Run, string Lines)> RunsAsync(string folder)
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run troubles --no-build --input kind=x")).Expect(ExitCode.Done);
        (await project.RunAsync("run troubles --no-build --input kind=throw")).Expect(ExitCode.RunFailed);
        var run = (await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0].GetProperty("run_id").GetString()!;
        var lines = (await project.RunAsync($"logs {run} --follow --format json")).Expect(ExitCode.Done).Output;
        await CallAsync(project.Folder.Path, run);
        SqliteConnection.ClearAllPools();
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(project.Folder.File(".scout/runs")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return (run, lines);
    }

    // What a server leaves there.
    private static async Task CallAsync(string folder, string run)
    {
        await using var runs = RunStore.Open(ScoutProject.Find(folder));
        var (schedule, time) = (new ScheduleId("staging", "nightly"), new DateTimeOffset(2026, 11, 27, 5, 0, 0, TimeSpan.Zero));
        await runs.FireAsync(new(schedule, ScheduleState.TimesOf("0 6 * * 1-5", "Europe/Berlin"), time), new(schedule, time, FiringState.Started) { RunId = run });
        await runs.FeedbackAsync(run, new(-0.5, "not what I asked for", "bot", time));
        await runs.KeepCallbackAsync(new(run, "https://hooks.example.com/scout", "https://hooks.example.com"), time);
    }
}
