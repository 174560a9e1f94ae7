using System.Collections.Immutable;
using System.Reflection;
using Scout.Revisions.Schemas;
using Scout.Revisions.Snapshots;

namespace Scout.Definitions;

/// <summary>Builds every workflow that an assembly defines.</summary>
internal static class Snapshot
{
    /// <summary>Builds the workflows, or finds every error in their definitions.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="depsFile">Its <c>.deps.json</c>, or none.</param>
    public static SnapshotResult Of(Assembly assembly, string? depsFile)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        try
        {
            return Of(assembly.GetTypes(), depsFile, assembly);
        }
        catch (ReflectionTypeLoadException exception)
        {
            var why = exception.LoaderExceptions.FirstOrDefault()?.Message ?? exception.Message;
            return new() { Workflows = [], Errors = [WorkflowErrors.AssemblyDoesNotLoad(assembly.GetName().Name!, why)] };
        }
    }

    /// <summary>Builds the workflows among some types.</summary>
    internal static SnapshotResult Of(IEnumerable<Type> types, string? depsFile, Assembly? main = null)
    {
        var catalog = new WorkflowCatalog(depsFile, main);
        ImmutableArray<Type> workflows = [.. types
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsSubclassOf(typeof(Workflow)))
            .OrderBy(type => type.GetCustomAttribute<WorkflowAttribute>()?.Id, StringComparer.Ordinal)
            .ThenBy(type => type.FullName, StringComparer.Ordinal)];
        foreach (var type in workflows)
        {
            catalog.Build(type);
        }

        ReportDuplicates([.. workflows, .. catalog.Built.Select(built => built.Type).Except(workflows).OrderBy(type => type.FullName, StringComparer.Ordinal)], catalog);
        return catalog.Errors is []
            ? new() { Workflows = [.. catalog.Built.OrderBy(built => built.Id, StringComparer.Ordinal).Select(built => Describe(built, main))], Errors = [] }
            : new() { Workflows = [], Errors = [.. catalog.Errors.Distinct()] };
    }

    private static void ReportDuplicates(ImmutableArray<Type> workflows, WorkflowCatalog catalog)
    {
        var attributes = workflows.Select(type => type.GetCustomAttribute<WorkflowAttribute>()).OfType<WorkflowAttribute>();
        foreach (var same in attributes.GroupBy(attribute => attribute.Id, StringComparer.Ordinal))
        {
            var first = same.First();
            foreach (var other in same.Skip(1))
            {
                catalog.Report(WorkflowErrors.DuplicateId(other.Id, other.Location, first.Location));
            }
        }
    }

    private static SnapshotWorkflow Describe(BuiltWorkflow built, Assembly? main) => new()
    {
        Workflow = built.Id,
        Revision = built.Stored,
        Library = main is null || built.Type.Assembly == main ? null : built.Type.Assembly.GetName().Name,
        Description = XmlDocumentation.Summary(built.Type),
        Blocks = built.Blocks.Values
            .Where(block => block.Options is { DisplayName: not null } or { FormerId: not null })
            .ToImmutableSortedDictionary(
                block => block.Id,
                block => new BlockAnnotation(block.Options.DisplayName, block.Options.FormerId),
                StringComparer.Ordinal),
        Sources = built.Methods.ToImmutableSortedDictionary(method => method.Key, method => method.Value.Source, StringComparer.Ordinal),
        Reached = built.Methods.Where(method => !method.Value.Parts.IsEmpty)
            .ToImmutableSortedDictionary(method => method.Key, method => string.Join('\n', method.Value.Parts), StringComparer.Ordinal),
    };
}
