using Scout.Tool.Tests;

[assembly: AssemblyFixture(typeof(OwnCache))]

namespace Scout.Tool.Tests;

/// <summary>What tests restore lies in a folder of this run, not in the cache of whoever runs them. Processes that they start inherit it.</summary>
public sealed class OwnCache : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scout-cache-").FullName;

    public OwnCache() => Environment.SetEnvironmentVariable("XDG_CACHE_HOME", _folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
