using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Scout.Revisions.Files;
using Scout.Revisions.Fingerprints;
using Scout.Revisions.Model;
using Scout.Revisions.Rules.Templates;
using Scout.Revisions.Schemas;
using Scout.Revisions.Snapshots;

namespace Scout.Definitions;

/// <summary>Builds workflows, each once, and knows the types and methods that they use.</summary>
/// <param name="depsFile">The <c>.deps.json</c> of the assembly that is snapshotted, or none.</param>
/// <param name="main">The assembly that is snapshotted, or none: then no files count.</param>
internal sealed class WorkflowCatalog(string? depsFile, Assembly? main = null)
{
    private readonly Dictionary<Type, Schema> _schemas = [];
    private readonly Dictionary<Type, Shape> _shapes = [];
    private readonly Dictionary<Type, BuiltWorkflow?> _built = [];
    private readonly Dictionary<Assembly, CodeFingerprints> _fingerprints = [];
    private readonly Lazy<ImmutableSortedDictionary<string, string>> _files = new(() => main is { Location.Length: > 0 } ? ProjectFiles.Of(main.Location, depsFile) : ContentList.Empty);
    private readonly List<SnapshotError> _errors = [];
    private readonly List<Type> _path = [];

    /// <summary>Allows every value.</summary>
    public static Schema AnySchema { get; } = new(JsonElement.Parse("{}"));

    /// <summary>Allows null only.</summary>
    public static Schema NullSchema { get; } = new(JsonElement.Parse("""{"type":"null"}"""));

    public IReadOnlyList<SnapshotError> Errors => _errors;

    /// <summary>Every workflow that was built without an error, the called ones included.</summary>
    public IEnumerable<BuiltWorkflow> Built => _built.Values.OfType<BuiltWorkflow>();

    public void Report(SnapshotError error) => _errors.Add(error);

    /// <summary>A type's schema.</summary>
    /// <exception cref="ScoutException">The type has none.</exception>
    public Schema Schema(Type type)
    {
        if (!_schemas.TryGetValue(type, out var schema))
        {
            schema = type == typeof(object) ? AnySchema : SchemaWriter.For(type);
            _schemas.Add(type, schema);
        }

        return schema;
    }

    /// <summary>What templates can read of a type; unknown where it has no schema, which is reported where the type is used.</summary>
    public Shape Shape(Type type)
    {
        if (!_shapes.TryGetValue(type, out var shape))
        {
            try
            {
                shape = SchemaShape.Of(Schema(type));
            }
            catch (ScoutException)
            {
                shape = Revisions.Rules.Templates.Shape.Unknown;
            }

            _shapes.Add(type, shape);
        }

        return shape;
    }

    /// <summary>The fingerprint of a method that a workflow of an assembly uses, or null where there is none.</summary>
    public CodeFingerprint? Fingerprint(MethodInfo method, string documentationId, Assembly user) =>
        Fingerprints(user).Find(documentationId) ?? Fingerprints(method.Module.Assembly).Find(documentationId);

    /// <summary>The files that a workflow's code may read. What lies around a workflow of another project counts for the one that calls it.</summary>
    public ImmutableSortedDictionary<string, string> Files(Assembly assembly) => assembly == main ? _files.Value : ContentList.Empty;

    /// <summary>Builds a workflow, unless that has been done; null where it has errors, which are reported once.</summary>
    public BuiltWorkflow? Build(Type type)
    {
        if (_built.TryGetValue(type, out var known))
        {
            return known;
        }

        _path.Add(type);
        var built = WorkflowBuilder.Build(type, this);
        _path.RemoveAt(_path.Count - 1);
        _built.Add(type, built);
        return built;
    }

    /// <summary>Builds a workflow that a block calls.</summary>
    /// <returns>The workflow's id, and its revision's where it has no error.</returns>
    public (string Id, string? RevisionId) Call(BlockDraft block, Workflow workflow, DefinitionErrors errors)
    {
        var type = workflow.GetType();
        var id = Id(type);
        var start = _path.IndexOf(type);
        if (start >= 0)
        {
            errors.Recursion(block, _path.Skip(start).Append(type).Select(Id));
            return (id, null);
        }

        if (type.GetConstructors().Length > 1)
        {
            errors.CallsWithState(block, id, type);
        }

        return (id, Build(type)?.Stored.Id);
    }

    private static string Id(Type type) => type.GetCustomAttribute<WorkflowAttribute>()?.Id ?? type.Name;

    private CodeFingerprints Fingerprints(Assembly assembly)
    {
        if (!_fingerprints.TryGetValue(assembly, out var fingerprints))
        {
            fingerprints = CodeFingerprints.Of(assembly, depsFile);
            _fingerprints.Add(assembly, fingerprints);
        }

        return fingerprints;
    }
}
