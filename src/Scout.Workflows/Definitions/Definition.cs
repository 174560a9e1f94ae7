using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Definitions;

/// <summary>A workflow that is being defined: what its <c>Define</c> adds blocks to.</summary>
internal sealed class Definition
{
    private readonly Dictionary<string, BlockDraft> _blocks = new(StringComparer.Ordinal);
    private ScopeDraft _current;
    private int _order;

    public Definition(string workflow, SourceLocation location, Type input)
    {
        Workflow = workflow;
        InputType = input;
        Body = new ScopeDraft(this, owner: null);
        Input = ValueSource.Of(new Origin.Inputs(this));
        Errors = new DefinitionErrors(workflow, location);
        _current = Body;
    }

    public string Workflow { get; }

    public Type InputType { get; }

    public ValueSource Input { get; }

    public ScopeDraft Body { get; }

    public DefinitionErrors Errors { get; }

    /// <summary>Every block of the workflow by id; of two with the same id, the first.</summary>
    public IReadOnlyDictionary<string, BlockDraft> Blocks => _blocks;

    /// <summary>Adds a block to a scope.</summary>
    /// <param name="scope">The scope of the flow that was called.</param>
    /// <param name="id">The block's id.</param>
    /// <param name="location">The call.</param>
    /// <param name="output">What the block yields.</param>
    /// <param name="options">What it was told.</param>
    /// <param name="define">Defines the block's own branches and returns what makes the block.</param>
    /// <returns>The block's output.</returns>
    public ValueSource Add(
        ScopeDraft scope, string id, SourceLocation location, Type output, BlockOptions options, Func<BlockDraft, Func<BlockBinder, Block>> define)
    {
        // The block goes where it was meant to go, so that one mistake is one error.
        var draft = new BlockDraft(id, _current, location, output, options);
        if (scope != _current)
        {
            Errors.FlowOfAnotherScope(draft, _current);
        }

        CheckId(draft);
        _current.Blocks.Add(draft);
        draft.Build = define(draft);
        draft.Order = ++_order;
        return ValueSource.Of(new Origin.Output(draft));
    }

    /// <summary>Defines a branch or a body of a block.</summary>
    /// <param name="owner">The block.</param>
    /// <param name="variables">A loop's variables; none for a branch.</param>
    /// <param name="define">Adds the branch's blocks and returns what it yields.</param>
    public ScopeDraft Branch(BlockDraft owner, ImmutableDictionary<string, Type>? variables, Func<Flow, ScopeDraft, Value?> define) =>
        Define(new(this, owner, variables), scope => scope.Result = define(new Flow(this, scope), scope)?.Source);

    /// <summary>Defines a condition of a loop, which reads its variables.</summary>
    /// <param name="owner">The loop.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="define">Makes the condition; it adds no blocks.</param>
    public ScopeDraft Condition(BlockDraft owner, ImmutableDictionary<string, Type> variables, Action<ScopeDraft> define) =>
        Define(new(this, owner, variables) { IsCondition = true }, define);

    private ScopeDraft Define(ScopeDraft scope, Action<ScopeDraft> define)
    {
        var outer = _current;
        _current = scope;
        try
        {
            define(scope);
        }
        finally
        {
            _current = outer;
        }

        return scope;
    }

    public bool TryFind(string id, [NotNullWhen(true)] out BlockDraft? block) => _blocks.TryGetValue(id, out block);

    private void CheckId(BlockDraft draft)
    {
        if (BlockIds.Problem(draft.Id) is { } problem)
        {
            Errors.InvalidBlockId(draft, problem);
        }
        else if (!_blocks.TryAdd(draft.Id, draft))
        {
            Errors.DuplicateBlockId(draft, _blocks[draft.Id]);
        }
    }
}
