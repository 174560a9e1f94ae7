using System.Collections.Immutable;
using Scout.Revisions;

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

    public static string Checked(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length == 0 ? throw StoreErrors.WrongName("it is empty")
            : trimmed.Length > MaxLength ? throw StoreErrors.WrongName("it is too long")
            : trimmed.Any(char.IsControl) ? throw StoreErrors.WrongName("it has line breaks or control characters")
            : trimmed;
    }
}
