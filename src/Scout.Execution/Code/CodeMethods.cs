using System.Collections.Concurrent;
using System.Reflection;
using Scout.Revisions.Fingerprints;

namespace Scout.Execution.Code;

/// <summary>A method, and where it was found: its documentation id is long, and a block calls it often.</summary>
internal sealed record FoundMethod(CodeMethods In, CallableMethod Method);

/// <summary>Finds methods by documentation id in an assembly and in the projects that it references.</summary>
internal sealed class CodeMethods(Assembly main)
{
    private readonly ConcurrentDictionary<string, CallableMethod> _found = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<Assembly>> _assemblies = new(() => Reachable(main));

    /// <summary>The assembly and those that it reaches, the framework's left out; itself first.</summary>
    public IReadOnlyList<Assembly> Assemblies => _assemblies.Value;

    /// <summary>The method.</summary>
    /// <exception cref="ScoutException">It is not there, or is no method for a code block.</exception>
    public CallableMethod Find(string documentationId) => _found.GetOrAdd(documentationId, Search);

    private CallableMethod Search(string documentationId)
    {
        var open = documentationId.IndexOf('(', StringComparison.Ordinal);
        var name = documentationId[2..(open < 0 ? documentationId.Length : open)];
        var dot = name.LastIndexOf('.');
        if (dot > 0)
        {
            foreach (var assembly in _assemblies.Value)
            {
                if (TypeNamed(assembly, name[..dot]) is { } type
                    && Array.Find(type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic), method => DocumentationId.Of(method) == documentationId) is { } found)
                {
                    return new(documentationId, found);
                }
            }
        }

        throw CodeErrors.MethodMissing(documentationId, main.GetName().Name!);
    }

    // A documentation id says a dot where a nested type's name has a plus.
    private static Type? TypeNamed(Assembly assembly, string name)
    {
        for (var candidate = name; ;)
        {
            if (assembly.GetType(candidate) is { } type)
            {
                return type;
            }

            var dot = candidate.LastIndexOf('.');
            if (dot < 0)
            {
                return null;
            }

            candidate = string.Concat(candidate.AsSpan(0, dot), "+", candidate.AsSpan(dot + 1));
        }
    }

    private static List<Assembly> Reachable(Assembly main)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { main.GetName().Name! };
        var found = new List<Assembly> { main };
        for (var at = 0; at < found.Count; at++)
        {
            foreach (var reference in found[at].GetReferencedAssemblies().Where(reference => !IsFramework(reference.Name!) && seen.Add(reference.Name!)))
            {
                try
                {
                    found.Add(Assembly.Load(reference));
                }
                catch (FileNotFoundException)
                {
                    // Referenced only to compile against: whatever is called at run time lies elsewhere.
                }
            }
        }

        return found;
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name is "System" or "mscorlib" or "netstandard";
}
