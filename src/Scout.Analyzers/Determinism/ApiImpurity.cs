using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Determinism;

/// <summary>SCOUT2010 to 2015: what is told by the member of the framework that is used. They differ in the members and in the words.</summary>
/// <param name="descriptor">The rule.</param>
/// <param name="deed">What it does.</param>
/// <param name="remedy">What to do instead.</param>
/// <param name="apis">Types by their name without the namespace; the namespace, and the members that count.</param>
/// <param name="harmless">Members that do not count though all of their type do.</param>
internal sealed class ApiImpurity(
    DiagnosticDescriptor descriptor, string deed, string remedy, Dictionary<string, (string Namespace, ImmutableHashSet<string> Members)> apis, params string[] harmless)
    : Impurity(descriptor, deed, remedy)
{
    public static readonly DiagnosticDescriptor Clock = RuleDescriptor.Create(
        "SCOUT2010", RuleCategory.Determinism, DiagnosticSeverity.Error, "A definition does not read the clock");
    public static readonly DiagnosticDescriptor RandomNumber = RuleDescriptor.Create(
        "SCOUT2011", RuleCategory.Determinism, DiagnosticSeverity.Error, "A definition does not read random numbers");
    public static readonly DiagnosticDescriptor NewGuid = RuleDescriptor.Create(
        "SCOUT2012", RuleCategory.Determinism, DiagnosticSeverity.Error, "A definition does not make GUIDs");
    public static readonly DiagnosticDescriptor MachineEnvironment = RuleDescriptor.Create(
        "SCOUT2013", RuleCategory.Determinism, DiagnosticSeverity.Warning, "A definition does not read the environment");
    public static readonly DiagnosticDescriptor FileAccess = RuleDescriptor.Create(
        "SCOUT2014", RuleCategory.Determinism, DiagnosticSeverity.Warning, "A definition does not read or write files");
    public static readonly DiagnosticDescriptor NetworkAccess = RuleDescriptor.Create(
        "SCOUT2015", RuleCategory.Determinism, DiagnosticSeverity.Warning, "A definition does not use the network");

    /// <summary>The name of a constructor without parameters.</summary>
    private const string New = "new()";

    /// <summary>The name of a constructor whose first parameter is text.</summary>
    private const string NewByName = "new(string)";

    /// <summary>Stands for every static member, instance method and constructor.</summary>
    private const string Everything = "*";

    private const string InputOrCode = "take it as an input of the workflow, or move it into a code block";

    public static readonly ImmutableArray<ApiImpurity> All =
    [
        new(Clock, "reads the clock", $"read flow.Run.StartedAt, which is when the run began, {InputOrCode}",
            new()
            {
                ["DateTime"] = ("System", ["Now", "UtcNow", "Today"]),
                ["DateTimeOffset"] = ("System", ["Now", "UtcNow"]),
                ["TimeProvider"] = ("System", ["System", "GetUtcNow", "GetLocalNow", "GetTimestamp"]),
                ["Environment"] = ("System", ["TickCount", "TickCount64"]),
                ["Stopwatch"] = ("System.Diagnostics", ["StartNew", "GetTimestamp", "GetElapsedTime", New]),
            }),
        // One that is made with a seed yields the same numbers each time.
        new(RandomNumber, "reads a random number", InputOrCode,
            new()
            {
                ["Random"] = ("System", ["Shared", New]),
                ["RandomNumberGenerator"] = ("System.Security.Cryptography", [Everything]),
                ["Path"] = ("System.IO", ["GetRandomFileName"]),
            }),
        new(NewGuid, "makes a GUID", "take it as an input of the workflow, or make it in a code block; for a key that is the same for every attempt there is CodeContext.Current.IdempotencyKey",
            new() { ["Guid"] = ("System", ["NewGuid", "CreateVersion7"]) }),
        new(MachineEnvironment, "reads the environment", "use a variable of scout.json or an input of the workflow, or move it into a code block",
            new()
            {
                ["Environment"] = ("System", [Everything]),
                ["AppContext"] = ("System", [Everything]),
                ["OperatingSystem"] = ("System", [Everything]),
                ["TimeZoneInfo"] = ("System", ["Local", "GetSystemTimeZones"]),
                ["CultureInfo"] = ("System.Globalization", ["CurrentCulture", "CurrentUICulture", "InstalledUICulture", "DefaultThreadCurrentCulture", "DefaultThreadCurrentUICulture"]),
                ["RegionInfo"] = ("System.Globalization", ["CurrentRegion"]),
                ["Process"] = ("System.Diagnostics", [Everything]),
                ["RuntimeInformation"] = ("System.Runtime.InteropServices", [Everything]),
                ["Directory"] = ("System.IO", ["GetCurrentDirectory", "SetCurrentDirectory"]),
                ["Path"] = ("System.IO", ["GetTempPath"]),
            },
            // The first two are the clock; the others end or describe, and yield nothing.
            "TickCount", "TickCount64", "Exit", "FailFast"),
        new(FileAccess, "uses files", "embed the text in the assembly, or move it into a code block",
            new()
            {
                ["File"] = ("System.IO", [Everything]),
                ["Directory"] = ("System.IO", [Everything]),
                ["FileStream"] = ("System.IO", [Everything]),
                ["FileInfo"] = ("System.IO", [Everything]),
                ["DirectoryInfo"] = ("System.IO", [Everything]),
                ["DriveInfo"] = ("System.IO", [Everything]),
                ["StreamReader"] = ("System.IO", [NewByName]),
                ["StreamWriter"] = ("System.IO", [NewByName]),
                ["Path"] = ("System.IO", ["GetTempFileName", "Exists"]),
            },
            // The current directory is the environment's.
            "GetCurrentDirectory", "SetCurrentDirectory"),
        new(NetworkAccess, "uses the network", "move it into a code block",
            new()
            {
                ["HttpClient"] = ("System.Net.Http", [Everything]),
                ["Dns"] = ("System.Net", [Everything]),
                ["WebRequest"] = ("System.Net", [Everything]),
                ["WebClient"] = ("System.Net", [Everything]),
                ["Socket"] = ("System.Net.Sockets", [Everything]),
                ["TcpClient"] = ("System.Net.Sockets", [Everything]),
                ["TcpListener"] = ("System.Net.Sockets", [Everything]),
                ["UdpClient"] = ("System.Net.Sockets", [Everything]),
                ["ClientWebSocket"] = ("System.Net.WebSockets", [Everything]),
                ["Ping"] = ("System.Net.NetworkInformation", [Everything]),
                ["NetworkInterface"] = ("System.Net.NetworkInformation", [Everything]),
                ["SmtpClient"] = ("System.Net.Mail", [Everything]),
            }),
    ];

    /// <summary>The names of the types that it looks at.</summary>
    public IEnumerable<string> Types => apis.Keys;

    public override Finding? Find(IOperation operation, ISymbol? member)
    {
        if (member?.ContainingType is not { } type || !apis.TryGetValue(type.Name, out var api))
        {
            return null;
        }

        return IsListed(member, api.Members) && type.ContainingNamespace?.ToDisplayString() == api.Namespace
            ? new(this, Name(member, type), operation.Syntax.GetLocation())
            : null;
    }

    private bool IsListed(ISymbol member, ImmutableHashSet<string> members) => member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters: var parameters }
        ? members.Contains(Everything)
            || (parameters.IsEmpty && members.Contains(New))
            || (parameters is [{ Type.SpecialType: SpecialType.System_String }, ..] && members.Contains(NewByName))
        : members.Contains(member.Name)
            || (members.Contains(Everything) && !harmless.Contains(member.Name) && (member.IsStatic || member is IMethodSymbol) && member is not IFieldSymbol { IsConst: true });

    private static string Name(ISymbol member, INamedTypeSymbol type) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {type.Name}" : $"{type.Name}.{member.Name}";
}
