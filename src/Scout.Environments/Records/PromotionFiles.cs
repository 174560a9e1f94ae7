using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions;
using Scout.Revisions.Runs;

namespace Scout.Environments.Records;

/// <summary>Manifests and promotion records.</summary>
internal sealed class PromotionFiles(StoreContext store)
{
    /// <summary>The workflows that have a manifest.</summary>
    public IEnumerable<string> Workflows() => store.Files.Files(store.Layout.Environments)
        .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
        .Select(name => name[..^".json".Length])
        .Where(Ids.IsId);

    public Manifest Manifest(string workflow)
    {
        var path = store.Layout.Manifest(workflow);
        if (!store.Files.Exists(path))
        {
            return Records.Manifest.Empty(workflow);
        }

        var shown = store.Files.Shown(path);
        var manifest = StoreJson.Read<Manifest>(store.Files.Read(path, FileLimits.Json), shown);
        return manifest.Workflow == workflow
            ? manifest with { Environments = manifest.Environments.WithComparers(StringComparer.Ordinal) }
            : throw StoreErrors.DoesNotParse(shown, $"it is the manifest of {manifest.Workflow}");
    }

    /// <summary>The manifest and the whole chain below its head, every hash checked.</summary>
    public WorkflowState State(string workflow)
    {
        var manifest = Manifest(workflow);
        var chain = new List<Promotion>();
        var hash = manifest.Head;
        for (var serial = manifest.Serial; serial > 0; serial--)
        {
            var promotion = Read(store.Layout.Promotion(workflow, serial, hash!), workflow, serial, hash!);
            chain.Add(promotion);
            hash = promotion.Previous;
        }

        chain.Reverse();
        var state = new WorkflowState(manifest, [.. chain]);
        return PointerProblem(state) is { } problem
            ? throw StoreErrors.ChainBroken(store.Files.Shown(store.Layout.Manifest(workflow)), problem)
            : state;
    }

    /// <summary>Writes a record. It counts only when the manifest names it.</summary>
    public Promotion WriteRecord(Promotion promotion)
    {
        var bytes = StoreJson.Canonical(promotion);
        var hash = ContentHash.Of(bytes);
        store.Files.WriteContent(store.Layout.Promotion(promotion.Workflow, promotion.Serial, hash), bytes);
        return promotion with { Hash = hash };
    }

    /// <summary>The commit point.</summary>
    public void WriteManifest(Manifest manifest) =>
        store.Files.Write(store.Layout.Manifest(manifest.Workflow), StoreJson.Indented(manifest));

    public Promotion Read(string path, string workflow, long serial, string hash)
    {
        var shown = store.Files.Shown(path);
        if (!store.Files.Exists(path))
        {
            throw StoreErrors.ChainBroken(shown, "this promotion record is missing, and a later one or the manifest names it");
        }

        var bytes = store.Files.Read(path, FileLimits.Json);
        var actual = ContentHash.Of(bytes);
        if (actual != hash)
        {
            throw StoreErrors.WrongHash(shown, actual);
        }

        var promotion = StoreJson.Read<Promotion>(bytes, shown);
        return promotion.Workflow == workflow && promotion.Serial == serial
            ? promotion with
            {
                Hash = hash,
                Settings = new RunSettings
                {
                    Models = promotion.Settings.Models.WithComparers(StringComparer.Ordinal),
                    Variables = promotion.Settings.Variables.WithComparers(StringComparer.Ordinal),
                    Http = promotion.Settings.Http,
                    Limits = promotion.Settings.Limits,
                },
            }
            : throw StoreErrors.ChainBroken(shown, "the record says another workflow or serial than its name");
    }

    /// <summary>Whether the manifest points where the records say, or what is wrong.</summary>
    public static string? PointerProblem(WorkflowState state)
    {
        foreach (var environment in state.Manifest.Environments.Keys.Union(state.Chain.Select(promotion => promotion.Environment)))
        {
            var pointer = state.At(environment);
            var last = state.Last(environment);
            if (pointer?.Revision != last?.Revision || pointer?.Bundle != last?.Bundle)
            {
                return $"{environment} is said to point elsewhere than its last promotion put it";
            }
        }

        return null;
    }
}
