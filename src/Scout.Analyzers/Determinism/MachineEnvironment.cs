using System.Collections.Immutable;

namespace Scout.Analyzers.Determinism;

/// <summary>SCOUT2013: reads what differs from machine to machine.</summary>
internal sealed class MachineEnvironment() : ApiImpurity(Descriptors.MachineEnvironment, "reads the environment", "use a variable of scout.json or an input of the workflow, or move it into a code block")
{
    protected override ImmutableDictionary<string, (string Namespace, ImmutableHashSet<string> Members)> Apis { get; } =
        new Dictionary<string, (string, ImmutableHashSet<string>)>
        {
            ["Environment"] = ("System", [All]),
            ["AppContext"] = ("System", [All]),
            ["OperatingSystem"] = ("System", [All]),
            ["TimeZoneInfo"] = ("System", ["Local", "GetSystemTimeZones"]),
            ["CultureInfo"] = ("System.Globalization", ["CurrentCulture", "CurrentUICulture", "InstalledUICulture", "DefaultThreadCurrentCulture", "DefaultThreadCurrentUICulture"]),
            ["RegionInfo"] = ("System.Globalization", ["CurrentRegion"]),
            ["Process"] = ("System.Diagnostics", [All]),
            ["RuntimeInformation"] = ("System.Runtime.InteropServices", [All]),
            ["Directory"] = ("System.IO", ["GetCurrentDirectory", "SetCurrentDirectory"]),
            ["Path"] = ("System.IO", ["GetTempPath"]),
        }.ToImmutableDictionary();

    // The first two are the clock; the others end or describe, and yield nothing.
    protected override ImmutableHashSet<string> Harmless { get; } = ["TickCount", "TickCount64", "Exit", "FailFast"];
}
