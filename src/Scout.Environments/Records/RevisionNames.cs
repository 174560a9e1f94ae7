using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Revisions;
using Scout.Revisions.Project;

namespace Scout.Environments.Records;

/// <summary>What a revision is called.</summary>
internal static class RevisionNames
{
    public const int MaxLength = 200;

    /// <summary>The last name that a person gave, else the one made at the first build: it says what the revision brought when it was new.</summary>
    public static string Of(string id, ImmutableArray<EventRecord> events) =>
        Given(events)?.Name
        ?? events.FirstOrDefault(record => record.Event == EventRecord.Built)?.Name
        ?? RevisionId.Short(id);

    /// <summary>The event that gave it its name, where a person did.</summary>
    public static EventRecord? Given(ImmutableArray<EventRecord> events) =>
        events.LastOrDefault(record => record.Event == EventRecord.Named);

    /// <summary>A name by which its revision can be asked for: what is also another revision expression would stand for that.</summary>
    /// <param name="name">What somebody wrote.</param>
    /// <param name="environments">The project's environments.</param>
    public static string Checked(string name, IEnumerable<EnvironmentDefinition> environments)
    {
        var trimmed = name.Trim();
        var places = environments.Select(environment => environment.Name).Append("latest");
        return trimmed.Length == 0 ? throw StoreErrors.WrongName("it is empty")
            : trimmed.Length > MaxLength ? throw StoreErrors.WrongName("it is too long")
            : trimmed.Any(char.IsControl) ? throw StoreErrors.WrongName("it has line breaks or control characters")
            : trimmed[0] == '"' || trimmed[^1] == '"' ? throw StoreErrors.WrongName("it begins or ends with a quotation mark")
            : places.Any(place => trimmed == place || (trimmed.StartsWith(place, StringComparison.Ordinal) && trimmed[place.Length] is '~' or '@')) ? throw StoreErrors.WrongName("it is what an environment, or its past, is called")
            : IsAnId(trimmed) ? throw StoreErrors.WrongName("it is like the id of a revision or of a promotion")
            : trimmed;
    }

    // Of a promotion after its number: 4-81d0c44a12.
    private static bool IsAnId(string name)
    {
        var digits = name.StartsWith(RevisionId.Prefix, StringComparison.Ordinal) ? name[RevisionId.Prefix.Length..] : name;
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return Ids.IsBeginning(digits) || (dash > 0 && name[..dash].All(char.IsAsciiDigit) && Ids.IsHex(name[(dash + 1)..]));
    }
}
