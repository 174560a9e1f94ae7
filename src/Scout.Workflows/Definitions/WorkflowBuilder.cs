using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Scout.Revisions;
using Scout.Revisions.Format;
using Scout.Revisions.Rules;
using Scout.Revisions.Snapshots;

namespace Scout.Definitions;

/// <summary>Runs a workflow class's definition and makes its revision.</summary>
internal static class WorkflowBuilder
{
    /// <summary>Builds a workflow; null where it has errors, which the catalog is told.</summary>
    public static BuiltWorkflow? Build(Type type, WorkflowCatalog catalog)
    {
        if (type.GetCustomAttribute<WorkflowAttribute>() is not { } attribute)
        {
            catalog.Report(WorkflowErrors.NoAttribute(type));
            return null;
        }

        var location = attribute.Location;
        var definition = WorkflowIds.Problem(attribute.Id) is { } problem ? Refuse(WorkflowErrors.InvalidId(attribute.Id, problem, location))
            : type.IsGenericType ? Refuse(WorkflowErrors.Generic(attribute.Id, type, location))
            : type.GetConstructor(Type.EmptyTypes) is null ? Refuse(WorkflowErrors.NoConstructor(attribute.Id, type, location))
            : Define(type, attribute, catalog);
        return definition is null ? null : Compile(type, attribute, definition.Value, catalog);

        (Definition, Workflow)? Refuse(SnapshotError error)
        {
            catalog.Report(error);
            return null;
        }
    }

    // Null where the definition did not come to its end: whatever else is missing then is a consequence.
    private static (Definition, Workflow)? Define(Type type, WorkflowAttribute attribute, WorkflowCatalog catalog)
    {
        Definition? definition = null;
        try
        {
            var workflow = (Workflow)Activator.CreateInstance(type)!;
            definition = new Definition(attribute.Id, attribute.Location, workflow.InputType);
            if (workflow.DefineIn(definition) is { } result)
            {
                definition.Body.Result = result.Source;
            }
            else
            {
                definition.Errors.NullResult(null, "Define");
            }

            return (definition, workflow);
        }
        catch (Exception exception)
        {
            // An author's own code has run: it may throw anything, and everything that it throws is the author's to read.
            Report(definition?.Errors.All ?? [], catalog);
            var thrown = UserCode.Thrown(exception);
            var place = Place(thrown, type.Assembly) ?? attribute.Location;
            catalog.Report(Ours(thrown) is { } refused ? WorkflowErrors.Refused(attribute.Id, refused, place) : WorkflowErrors.Throws(attribute.Id, thrown, place));
            return null;
        }
    }

    private static BuiltWorkflow? Compile(
        Type type, WorkflowAttribute attribute, (Definition Definition, Workflow Workflow) defined, WorkflowCatalog catalog)
    {
        var compiler = new WorkflowCompiler(defined.Definition, catalog, type.Assembly);
        try
        {
            var revision = compiler.Compile(defined.Workflow.OutputType, defined.Workflow.GetType());
            if (!compiler.CallsAreBuilt)
            {
                return null;
            }

            return new(attribute.Id, type, revision, StoredRevision.Of(RevisionJson.Write(revision)), defined.Definition.Blocks, compiler.Methods);
        }
        catch (DefinitionException exception)
        {
            Report(exception.Errors, catalog);
            return null;
        }
        catch (ScoutException exception)
        {
            catalog.Report(WorkflowErrors.Refused(attribute.Id, exception, attribute.Location));
            return null;
        }
        catch (Exception exception) when (UserCode.Threw(exception))
        {
            // The author's types are asked for what they start with here.
            catalog.Report(WorkflowErrors.Throws(attribute.Id, UserCode.Thrown(exception), Place(exception, type.Assembly) ?? attribute.Location));
            return null;
        }
    }

    private static void Report(ImmutableArray<SnapshotError> errors, WorkflowCatalog catalog)
    {
        foreach (var error in errors)
        {
            catalog.Report(error);
        }
    }

    // What this library refused may come out wrapped: by a serialiser, a lazy value, a static constructor.
    private static ScoutException? Ours(Exception? thrown)
    {
        while (thrown is not (null or ScoutException))
        {
            thrown = thrown.InnerException;
        }

        return (ScoutException?)thrown;
    }

    private static SourceLocation? Place(Exception exception, Assembly assembly)
    {
        // In the workflow's own project before any other.
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetFileName() is not null && frame.GetMethod()?.Module.Assembly == assembly) ?? UserCode.Frame(exception);
        return frame?.GetFileName() is null ? null : new(frame.GetFileName()!, frame.GetFileLineNumber());
    }
}
