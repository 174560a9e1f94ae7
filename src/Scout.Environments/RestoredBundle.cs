using System.Text.Json.Serialization;
using Scout.Revisions.Channel;

namespace Scout.Environments;

/// <summary>A bundle whose files are back, every hash checked.</summary>
/// <param name="Bundle">The bundle's digest.</param>
/// <param name="Folder">The folder with its files, absolute.</param>
/// <param name="Output">What is needed to start a worker from it.</param>
internal sealed record RestoredBundle(string Bundle, string Folder, [property: JsonIgnore] BundleOutput Output);
