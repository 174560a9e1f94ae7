namespace Scout.Environments.Diff;

/// <summary>A change of the Code view, and the setting that it is a part of.</summary>
/// <param name="Change">The change.</param>
/// <param name="Setting">The setting; empty for a whole block, and for what only follows from a rename.</param>
internal readonly record struct PlacedChange(CodeChange Change, string Setting);
