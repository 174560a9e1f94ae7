using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions;

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
    /// <exception cref="ScoutException">A record is missing or was changed, or follows what the manifest says: somebody took the manifest back.</exception>
    public WorkflowState State(string workflow)
    {
        while (true)
        {
            var manifest = Manifest(workflow);
            try
            {
                var state = Chain(workflow, manifest);
                return Following(manifest) is { Count: > 0 } following ? throw StoreErrors.TakenBack(store.Files.Shown(store.Layout.Manifest(workflow)), state, following[0]) : state;
            }
            catch (ScoutException) when (Manifest(workflow).Head != manifest.Head)
            {
                // Nobody is kept from moving pointers meanwhile: the records were read as they are now, and the manifest as it was.
            }
        }
    }

    /// <summary>The same, whatever follows it.</summary>
    public WorkflowState Chain(string workflow, Manifest manifest)
    {
        var chain = new List<Promotion>();
        var hash = manifest.Head;
        for (var serial = manifest.Serial; serial > 0; serial--)
        {
            // A number that a file claims is not counted down to where records have ended.
            var promotion = Read(workflow, serial, hash ?? throw StoreErrors.ChainBroken(store.Files.Shown(store.Layout.Manifest(workflow)), "its serial is higher than there are promotions"));
            chain.Add(promotion);
            hash = promotion.Previous;
        }

        chain.Reverse();
        var state = new WorkflowState(manifest, [.. chain]);
        return PointerProblem(state) is { } problem
            ? throw StoreErrors.ChainBroken(store.Files.Shown(store.Layout.Manifest(workflow)), problem)
            : state;
    }

    /// <summary>The records that were made on top of what a manifest says. One gets its name only after the manifest named it: where there are any, the manifest was taken back.</summary>
    public List<Promotion> Following(Manifest manifest) =>
    [
        .. Names(manifest.Workflow)
            .Where(name => !name.IsPending && name.Serial == manifest.Serial + 1)
            .Select(name => Read(manifest.Workflow, name.Serial, name.Hash))
            .Where(promotion => promotion.Previous == manifest.Head),
    ];

    /// <summary>The records' files, by number.</summary>
    public IEnumerable<PromotionName> Names(string workflow) => store.Files.Files(store.Layout.Promotions(workflow)).Select(PromotionName.TryParse).OfType<PromotionName>();

    /// <summary>Writes records, each on top of the one before, and then the manifest, which is the one moment at which all of them are made.</summary>
    /// <remarks>The lock is held.</remarks>
    /// <param name="before">What they are made on top of.</param>
    /// <param name="promotions">The moves; their places in the chain are given here.</param>
    public ImmutableArray<Promotion> Make(Manifest before, params IEnumerable<Promotion> promotions)
    {
        Settle(before);
        var manifest = before;
        var made = ImmutableArray.CreateBuilder<Promotion>();
        foreach (var promotion in promotions)
        {
            var placed = promotion with { Serial = manifest.Serial + 1, Previous = manifest.Head };
            var bytes = StoreJson.Canonical(placed);
            placed = placed with { Hash = ContentHash.Of(bytes) };
            store.Files.WriteContent(store.Layout.PendingPromotion(placed.Workflow, placed.Serial, placed.Hash), bytes);
            made.Add(placed);
            manifest = manifest.After(placed);
        }

        store.Files.Write(store.Layout.Manifest(manifest.Workflow), StoreJson.Indented(manifest));
        try
        {
            foreach (var promotion in made)
            {
                GiveName(promotion.Workflow, promotion.Serial, promotion.Hash);
            }
        }
        catch (ScoutException)
        {
            // The moves are made, and a record is read under either name; the next one settles it.
        }

        return made.ToImmutable();
    }

    // Under the lock nobody else is writing: what is pending counts, or never will.
    private void Settle(Manifest manifest)
    {
        var pending = Names(manifest.Workflow).Where(name => name.IsPending).ToArray();
        var counted = pending.Length == 0 ? [] : Chain(manifest.Workflow, manifest).Chain.Select(promotion => promotion.Hash).ToHashSet(StringComparer.Ordinal);
        foreach (var name in pending)
        {
            if (counted.Contains(name.Hash))
            {
                GiveName(manifest.Workflow, name.Serial, name.Hash);
            }
            else
            {
                store.Files.Delete(store.Layout.PendingPromotion(manifest.Workflow, name.Serial, name.Hash));
            }
        }
    }

    private void GiveName(string workflow, long serial, string hash) =>
        store.Files.Rename(store.Layout.PendingPromotion(workflow, serial, hash), store.Layout.Promotion(workflow, serial, hash));

    private Promotion Read(string workflow, long serial, string hash)
    {
        var pending = store.Layout.PendingPromotion(workflow, serial, hash);
        if (store.Files.Exists(pending))
        {
            try
            {
                return Read(pending, workflow, serial, hash);
            }
            catch (ScoutException) when (!store.Files.Exists(pending))
            {
                // It has got its name meanwhile.
            }
        }

        return Read(store.Layout.Promotion(workflow, serial, hash), workflow, serial, hash);
    }

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
                Settings = promotion.Settings with
                {
                    Models = promotion.Settings.Models.WithComparers(StringComparer.Ordinal),
                    Variables = promotion.Settings.Variables.WithComparers(StringComparer.Ordinal),
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
