using Scout.Revisions.Snapshots;

namespace Scout.Definitions;

/// <summary>The errors of workflow classes, beside those of their definitions.</summary>
internal static class WorkflowErrors
{
    public static SnapshotError InvalidId(string id, string problem, SourceLocation location) =>
        Error("SCOUT1005", id, location, $"its id {problem}");

    public static SnapshotError DuplicateId(string id, SourceLocation location, SourceLocation other) =>
        Error("SCOUT1006", id, location, $"its id is used twice, also at {other}; give one of the workflows another id");

    public static SnapshotError NoAttribute(Type type) => new(
        "SCOUT1023", $"class '{type.FullName}' is a workflow without an id; add [Workflow(\"...\")], or make it abstract");

    public static SnapshotError NoConstructor(string id, Type type, SourceLocation location) =>
        Error("SCOUT1009", id, location, $"class '{type.Name}' has no public constructor without parameters; add one");

    public static SnapshotError Generic(string id, Type type, SourceLocation location) =>
        Error("SCOUT1024", id, location, $"class '{type.Name}' is generic; derive a class for the types that it is used with");

    public static SnapshotError Throws(string id, Exception exception, SourceLocation location) => Error(
        "SCOUT1018", id, location, $"its definition throws {exception.GetType().Name}: {OneLine(exception.Message)}; mend what throws, or move it into a code block");

    public static SnapshotError Refused(string id, ScoutException exception, SourceLocation location) =>
        Error(exception.Code, id, location, OneLine(exception.Message));

    public static SnapshotError AssemblyDoesNotLoad(string assembly, string why) =>
        new("SCOUT1020", $"assembly '{assembly}' does not load all its types: {OneLine(why)}; restore and build the project again");

    private static SnapshotError Error(string code, string id, SourceLocation location, string problem) => location.IsKnown
        ? new(code, $"workflow '{id}' ({location}): {problem}", id, Block: null, location.File, location.Line)
        : new(code, $"workflow '{id}': {problem}", id);

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
