using System.Runtime.InteropServices;

namespace Scout.Environments.Workers;

/// <summary>
/// The host, and what it loads as it starts, with native code for this system in it: it starts in a fraction of the time. The package has it beside the host where it was packed on such a
/// system; a bundle has none.
/// </summary>
/// <param name="Host">Scout.Host.dll, absolute.</param>
/// <param name="Folder">Packages' assemblies in folders as NuGet has them, each only for its own version: to be searched before NuGet's own.</param>
internal sealed record CompiledHost(string Host, string Folder)
{
    /// <summary>What lies beside a host for this system, or none.</summary>
    /// <param name="host">Scout.Host.dll, absolute.</param>
    public static CompiledHost? Beside(string host)
    {
        var folder = Path.Combine(Path.GetDirectoryName(host)!, RuntimeInformation.RuntimeIdentifier);
        var compiled = Path.Combine(folder, Path.GetFileName(host));
        return File.Exists(compiled) ? new(compiled, folder) : null;
    }
}
