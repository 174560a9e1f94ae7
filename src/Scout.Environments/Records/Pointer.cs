namespace Scout.Environments.Records;

/// <summary>Where an environment points.</summary>
internal sealed record Pointer(string Revision, string Bundle);
