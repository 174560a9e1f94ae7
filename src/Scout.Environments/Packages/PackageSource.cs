using System.Collections.Immutable;

namespace Scout.Environments.Packages;

/// <summary>A source of packages, as a NuGet configuration names it.</summary>
/// <param name="Name">Its name, by which NuGet finds credentials.</param>
/// <param name="Location">A URL, or the absolute path of a folder.</param>
/// <param name="ProtocolVersion">Such as <c>3</c>, or none.</param>
/// <param name="AllowsInsecureConnections">Whether plain HTTP is allowed there.</param>
internal sealed record PackageSource(string Name, string Location, string? ProtocolVersion, bool AllowsInsecureConnections);

/// <summary>The packages that one source alone, or one of several, may bring.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Patterns">Ids of packages; one that ends with <c>*</c> is the beginning of many.</param>
internal sealed record PackageSourceMapping(string Source, ImmutableArray<string> Patterns);

/// <summary>What one configuration file, or several together, say about sources; in the order of the files.</summary>
internal sealed record PackageSources
{
    public static PackageSources None { get; } = new();

    /// <summary>Whether the sources of files further away do not count; so the two below.</summary>
    public bool ClearsSources { get; init; }

    public bool ClearsDisabled { get; init; }

    public bool ClearsMappings { get; init; }

    public ImmutableArray<PackageSource> Sources { get; init; } = [];

    /// <summary>Sources that are switched off (<see langword="true"/>), or on again.</summary>
    public ImmutableSortedDictionary<string, bool> Disabled { get; init; } = ImmutableSortedDictionary.Create<string, bool>(StringComparer.OrdinalIgnoreCase);

    public ImmutableArray<PackageSourceMapping> Mappings { get; init; } = [];

    /// <summary>This, with what a nearer file says over it.</summary>
    public PackageSources Under(PackageSources nearer) => new()
    {
        ClearsSources = ClearsSources || nearer.ClearsSources,
        ClearsDisabled = ClearsDisabled || nearer.ClearsDisabled,
        ClearsMappings = ClearsMappings || nearer.ClearsMappings,
        Sources = [.. (nearer.ClearsSources ? [] : Sources).Where(source => !nearer.Sources.Any(other => IsSame(other.Name, source.Name))), .. nearer.Sources],
        Disabled = (nearer.ClearsDisabled ? Disabled.Clear() : Disabled).SetItems(nearer.Disabled),
        Mappings = [.. (nearer.ClearsMappings ? [] : Mappings).Where(mapping => !nearer.Mappings.Any(other => IsSame(other.Source, mapping.Source))), .. nearer.Mappings],
    };

    /// <summary>Whether two names are one source's.</summary>
    public static bool IsSame(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
