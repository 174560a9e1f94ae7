using Scout.Revisions.Rules;

namespace Scout.Runs.Keys;

/// <summary>What can be wrong about keys.</summary>
internal static class KeyErrors
{
    public static ScoutException NoSuchKey(string name, IEnumerable<string> known) => new(
        "SCOUT7384",
        $"There is no key '{name}' here.{Suggestion.DidYouMean(name, [.. known])} `dotnet scout keys list` shows them.");

    public static ScoutException NameIsTaken(string name) => new(
        "SCOUT7385",
        $"There is a key '{name}' already. Choose another name, give it a new secret (`dotnet scout keys rotate {name}`), or remove it (`dotnet scout keys remove {name}`).");

    public static ScoutException RotatedMeanwhile(string name) => new(
        "SCOUT7387",
        $"The key '{name}' was given a new secret meanwhile, and is given no other: that one would count no more. Look at the keys again, and whether somebody has it.")
    {
        Kind = ErrorKind.Conflict,
    };
}
