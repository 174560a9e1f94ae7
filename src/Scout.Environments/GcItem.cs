namespace Scout.Environments;

/// <summary>Something that nothing refers to.</summary>
/// <param name="Path">The file or folder, relative to the folder of <c>scout.json</c>, with <c>/</c>.</param>
/// <param name="Why">What it is and why nothing needs it.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record GcItem(string Path, string Why, long Bytes);
