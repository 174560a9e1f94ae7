using System.Collections.Immutable;

namespace Scout.Revisions.Fingerprints;

/// <summary>One library of a <c>.deps.json</c>.</summary>
/// <param name="Name">The name of the package or project.</param>
/// <param name="Version">Its version.</param>
/// <param name="Type">As written there: <c>package</c>, <c>project</c>, <c>reference</c> ...</param>
/// <param name="Assemblies">The names of its assemblies.</param>
/// <param name="Dependencies">The names of the libraries that it uses.</param>
internal sealed record Dependency(string Name, string Version, string Type, ImmutableArray<string> Assemblies, ImmutableArray<string> Dependencies);
