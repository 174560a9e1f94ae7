using System.Collections.Immutable;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;
using Scout.Revisions.Schemas;
using Scout.Revisions.Snapshots;

namespace Scout.Definitions;

/// <summary>The errors of one workflow's definition, as they are found.</summary>
internal sealed class DefinitionErrors(string workflow, SourceLocation location)
{
    private readonly List<SnapshotError> _errors = [];

    /// <summary>Every error once, in the order of the source.</summary>
    public ImmutableArray<SnapshotError> All =>
        [.. _errors.Distinct().OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line)];

    public bool Any => _errors.Count > 0;

    public void InvalidBlockId(BlockDraft block, string problem) => Add("SCOUT1001", block, $"the id {problem}");

    public void DuplicateBlockId(BlockDraft block, BlockDraft first) =>
        Add("SCOUT1002", block, $"id is used twice, also at {first.Location}; give one of them another id");

    public void OutsideItsScope(BlockDraft? reader, BlockDraft read) => OutsideItsScope(reader,
        TemplateWords.OutsideItsScope(read.Id, $"{read.Location}", read.Scope.Owner!.Id));

    public void OutsideItsScope(BlockDraft? reader, string name, BlockDraft loop) => OutsideItsScope(reader,
        $"reads '{name}' of the loop '{loop.Id}' ({loop.Location}) outside its body; read it in the body and return what is made of it");

    public void OutsideItsScope(BlockDraft? reader, string name, Definition other) => OutsideItsScope(reader,
        $"reads '{name}' of the definition of '{other.Workflow}'; pass the value on as an input, with flow.Call");

    private void OutsideItsScope(BlockDraft? reader, string problem) => Add("SCOUT1003", reader, problem);

    public void FlowOfAnotherScope(BlockDraft block, ScopeDraft scope) => Add("SCOUT1004", block, scope.Owner is not { } owner
        ? "is added by the flow of a branch that has ended; use the workflow's own flow"
        : scope.IsCondition ? ScopeWords.InCondition(owner.Id, $"{owner.Location}")
        : ScopeWords.ByAnotherFlow(owner.Id, $"{owner.Location}"));

    public void ReadBeforeDefined(BlockDraft? reader, BlockDraft read) => Add("SCOUT1017", reader,
        TemplateWords.ReadBeforeDefined(read.Id, $"{read.Location}"));

    public void ReadsItsOwner(BlockDraft? reader, BlockDraft owner) => Add("SCOUT1022", reader,
        TemplateWords.ReadsItsOwner(owner.Id, $"{owner.Location}"));

    public void Recursion(BlockDraft block, IEnumerable<string> path) => Add("SCOUT1007", block,
        $"calls its own workflow: {string.Join(" -> ", path)}; take one call out of the circle");

    public void CallsWithState(BlockDraft block, string called, Type type) => Add("SCOUT1025", block,
        $"calls '{called}', whose class {type.Name} can be made in several ways; a workflow is built once: leave only the constructor without parameters, and pass values by its input");

    public void NullResult(BlockDraft? owner, string what) => Add("SCOUT1008", owner, $"{what} returns null; return a value, such as Value.Of(\"...\")");

    public void Template(BlockDraft? block, string setting, string problem, string remedy) =>
        Add("SCOUT1010", block, TemplateWords.Syntax(setting, problem, remedy));

    public void UnknownName(BlockDraft? block, string setting, string name, string remedy) =>
        Add("SCOUT1011", block, TemplateWords.UnknownName(setting, name, remedy));

    public void UnknownMember(BlockDraft? block, string setting, string problem) => Add("SCOUT1012", block, TemplateWords.UnknownMember(setting, problem));

    public void UnknownFunction(BlockDraft? block, string setting, string problem) =>
        Add("SCOUT1026", block, TemplateWords.UnknownFunction(setting, problem));

    public void NameTaken(BlockDraft? block, string setting, string name) =>
        Add("SCOUT1019", block, TemplateWords.NameTaken(setting, name));

    public void NoBoolean(BlockDraft block, string problem) => Add("SCOUT1013", block, TemplateWords.NoBoolean(problem));

    public void EarlyResult(BlockDraft block, Type given, Type expected) =>
        Add("SCOUT1027", block, Revisions.Rules.EarlyResult.Problem(CSharpName.Of(given), CSharpName.Of(expected)));

    public void OutOfRange(BlockDraft block, string problem) => Add("SCOUT1014", block, problem);

    public void InputIsNoObject(Type input) => Add("SCOUT1021", null,
        $"input is {CSharpName.Of(input)}, which is no record; take a record, so that inputs have names");

    public void Setting(BlockDraft block, string problem) => Add("SCOUT1015", block, problem);

    public void NoFingerprint(BlockDraft block, string method) => Add("SCOUT2004", block,
        $"the method {method} has no fingerprint; reference the package Scout.Build in the project that names it, and pass the method by its name");

    public void InvalidValue(BlockDraft? block, string problem) => Add("SCOUT1016", block, problem);

    public void Report(string code, BlockDraft? block, string problem) => Add(code, block, problem);

    private void Add(string code, BlockDraft? block, string problem)
    {
        var place = block?.Location ?? location;
        var subject = block is null ? $"workflow '{workflow}'" : $"block '{block.Id}'";
        _errors.Add(place.IsKnown
            ? new(code, $"{subject} ({place}): {problem}", workflow, block?.Id, place.File, place.Line)
            : new(code, $"{subject}: {problem}", workflow, block?.Id));
    }
}

/// <summary>Everything that is wrong with a workflow's definition.</summary>
internal sealed class DefinitionException(ImmutableArray<SnapshotError> errors)
    : Exception(string.Join(Environment.NewLine, errors.Select(error => $"{error.Code}: {error.Message}")))
{
    public ImmutableArray<SnapshotError> Errors { get; } = errors;
}
