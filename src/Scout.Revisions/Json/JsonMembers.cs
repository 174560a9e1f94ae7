namespace Scout.Revisions.Json;

/// <summary>An object that is about to be written: members hold other objects, sequences, JSON elements, strings, numbers, booleans and null.</summary>
internal sealed class JsonMembers() : SortedDictionary<string, object?>(StringComparer.Ordinal);
