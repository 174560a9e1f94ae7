using Microsoft.CodeAnalysis;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Fingerprints;

/// <summary>Tells which referenced assemblies count: not the framework, whose version is the runtime's, and not Scout itself.</summary>
internal sealed class OtherAssemblies(Compilation compilation)
{
    private static readonly HashSet<string> FrameworkKeys = new(StringComparer.Ordinal)
    {
        "b77a5c561934e089", "b03f5f7f11d50a3a", "7cec85d7bea7798e", "cc7b13ffcd2ddd51", "adb9793829ddae60", "31bf3856ad364e35",
    };

    private readonly Dictionary<IAssemblySymbol, bool> _counts = new(SymbolEqualityComparer.Default);

    public static bool IsScouts(IAssemblySymbol? assembly) => assembly is not null && OurAssemblies.Contains(assembly.Identity.Name);

    public bool Counts(IAssemblySymbol assembly)
    {
        if (!_counts.TryGetValue(assembly, out var counts))
        {
            counts = !IsScouts(assembly) && !IsFramework(assembly);
            _counts.Add(assembly, counts);
        }

        return counts;
    }

    /// <summary>The framework's assemblies come from a targeting pack. Where a reference has no path its name and key must do.</summary>
    private bool IsFramework(IAssemblySymbol assembly)
    {
        if (compilation.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { Length: > 0 } path } && Path.IsPathRooted(path))
        {
            return Contains(".app.ref") || Contains("netstandard.library") || Contains("microsoft.netframework.referenceassemblies");

            bool Contains(string folder) => path.IndexOf(folder, StringComparison.OrdinalIgnoreCase) >= 0;
        }

        var name = assembly.Identity.Name;
        var key = string.Concat(assembly.Identity.PublicKeyToken.Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        return FrameworkKeys.Contains(key)
            && (name is "mscorlib" or "netstandard" or "System" or "WindowsBase" or "Microsoft.CSharp" or "Microsoft.VisualBasic"
                || name.StartsWith("System.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.VisualBasic.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal));
    }
}
