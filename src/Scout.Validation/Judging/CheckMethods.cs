using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Scout.Revisions.Channel;
using Scout.Revisions.Fingerprints;
using Scout.Revisions.Rules;

namespace Scout.Validation.Judging;

/// <summary>A method of a bundle that checks runs.</summary>
/// <param name="Id">Its documentation id.</param>
/// <param name="Given">What each of its parameters is given, a cancellation token at the end left out.</param>
internal sealed record CheckMethod(string Id, ImmutableArray<CheckArgument> Given);

/// <summary>What a parameter of a check is given.</summary>
internal enum CheckArgument
{
    /// <summary>The value that is checked.</summary>
    Value,

    /// <summary>What the run did.</summary>
    Facts,
}

/// <summary>The methods of a bundle that checks may name, as its metadata has them: nothing of it is loaded.</summary>
internal sealed class CheckMethods
{
    private const string Library = "Scout.Workflows";
    private const string Verdict = "Scout.Checking.Verdict";
    private const string Facts = "Scout.Checking.RunFacts";
    private const string Token = "System.Threading.CancellationToken";
    private static readonly ImmutableArray<string> Verdicts = [Verdict, $"System.Threading.Tasks.Task{{{Verdict}}}", $"System.Threading.Tasks.ValueTask{{{Verdict}}}"];

    private readonly string _assembly;
    private readonly ILookup<string, Method> _methods;

    private CheckMethods(string assembly, IEnumerable<Method> methods) => (_assembly, _methods) = (assembly, methods.ToLookup(method => method.Name, StringComparer.Ordinal));

    /// <summary>Reads those of a bundle: of its assembly, and of those beside it that it references.</summary>
    /// <exception cref="ScoutException">An assembly cannot be read.</exception>
    public static CheckMethods Of(BundleOutput output)
    {
        var folder = Path.GetDirectoryName(output.Assembly)!;
        var found = new List<Method>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { output.Assembly };
        var next = new Queue<string>([output.Assembly]);
        while (next.TryDequeue(out var file))
        {
            try
            {
                using var reader = new PEReader(File.OpenRead(file));
                var metadata = reader.GetMetadataReader();
                string[] references = [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
                if (references.Contains(Library, StringComparer.OrdinalIgnoreCase))
                {
                    found.AddRange(metadata.MethodDefinitions.Select(handle => Method.Of(metadata, metadata.GetMethodDefinition(handle))));
                }

                foreach (var other in references.Select(name => Path.Combine(folder, name + ".dll")).Where(other => File.Exists(other) && seen.Add(other)))
                {
                    next.Enqueue(other);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException)
            {
                throw JudgeErrors.AssemblyNotRead(Path.GetFileName(file), exception);
            }
        }

        return new(Path.GetFileNameWithoutExtension(output.Assembly), found);
    }

    /// <summary>The method that a suite names.</summary>
    /// <param name="name">Its type and its own name: <c>Shop.Checks.NamesTheOrder</c>.</param>
    /// <returns>The method, or what is wrong with it.</returns>
    public (CheckMethod? Method, string? Problem) Find(string name) => _methods[name].ToArray() switch
    {
        [] => (null, NotThere(name)),
        [var method] when method.Problem is { } problem => (null, $"{name} {problem}. A check is a static method that takes the value, or {Facts}, or both, and gives {Verdict} or a task of it."),
        [var method] => (method.Check, null),
        var several => (null, $"there are {several.Length} methods {name}: give the one that is meant a name of its own."),
    };

    private string NotThere(string name)
    {
        string[] known = [.. _methods.Where(methods => methods.Any(method => method.Problem is null)).Select(methods => methods.Key).Order(StringComparer.Ordinal)];
        return $"{_assembly} has no method {name}, which is to check. {(known.Length == 0 ? $"Write one: public static {nameof(Verdict)} {name[(name.LastIndexOf('.') + 1)..]}(Reply output, RunFacts run), with using Scout.Checking." : $"There are {string.Join(", ", known)}.")}{Suggestion.DidYouMean(name, known)}";
    }

    private sealed record Method(string Name, string? Problem, CheckMethod Check)
    {
        public static Method Of(MetadataReader metadata, MethodDefinition method)
        {
            var signature = method.DecodeSignature(new DocumentationNames(), null);
            var type = DocumentationNames.Name(metadata, method.GetDeclaringType());
            var given = signature.ParameterTypes is [.., Token] ? signature.ParameterTypes[..^1] : signature.ParameterTypes;
            return new(
                $"{type}.{metadata.GetString(method.Name)}",
                !method.Attributes.HasFlag(MethodAttributes.Static) ? "is not static"
                : type.Contains('`', StringComparison.Ordinal) || signature.GenericParameterCount > 0 ? "is generic"
                : !Verdicts.Contains(signature.ReturnType) ? $"gives {signature.ReturnType}"
                : given.Length == 0 ? "takes nothing"
                : given.Count(parameter => parameter == Facts) > 1 || given.Count(parameter => parameter != Facts) > 1 ? $"takes {string.Join(", ", given)}"
                : null,
                new(DocumentationNames.Of(metadata, method, signature), [.. given.Select(parameter => parameter == Facts ? CheckArgument.Facts : CheckArgument.Value)]));
        }
    }
}
