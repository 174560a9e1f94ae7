using System.Collections.Immutable;
using Scout.Runs;
using Scout.Runs.Keys;
using Scout.Web.Visiting;

namespace Scout.Web.Granting;

/// <summary>The keys of the server, for visitors of this machine: who came with a key gives and takes no rights.</summary>
internal sealed class KeyDesk(RunStore runs, TimeProvider time)
{
    /// <summary>Whether a visitor has anything to do with keys.</summary>
    public static bool IsFor(Visitor visitor) => visitor.Key is null;

    /// <summary>The keys, by name.</summary>
    /// <param name="visitor">Who asks.</param>
    /// <param name="workflow">The workflow that they can be used for, or none: all.</param>
    public ImmutableArray<ApiKey> All(Visitor visitor, string? workflow)
    {
        Check(visitor);
        return [.. runs.Keys.All().Where(key => workflow is null || key.Workflow is null || key.Workflow == workflow)];
    }

    /// <summary>Switches a key off, or on again.</summary>
    public Task SwitchAsync(Visitor visitor, string name, bool isDisabled)
    {
        Check(visitor);
        return runs.Keys.SwitchAsync(name, isDisabled);
    }

    /// <summary>Gives a key a new secret, where it has none since it was seen; the one before counts for a while yet.</summary>
    public Task<IssuedKey> RotateAsync(Visitor visitor, ApiKey seen)
    {
        Check(visitor);
        return runs.Keys.RotateAsync(seen.Name, time.GetUtcNow() + KeyRing.Overlap, seen);
    }

    /// <summary>Removes a key.</summary>
    public Task RemoveAsync(Visitor visitor, string name)
    {
        Check(visitor);
        return runs.Keys.RemoveAsync(name);
    }

    private static void Check(Visitor visitor)
    {
        if (!IsFor(visitor))
        {
            throw VisitErrors.NotOfThisMachine(visitor);
        }
    }
}
