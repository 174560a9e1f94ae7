using System.Collections.Immutable;
using System.Reflection;
using Scout.Revisions.Fingerprints;
using Scout.Revisions.Model;
using Scout.Revisions.Rules.Templates;
using Scout.Revisions.Schemas;

namespace Scout.Definitions;

/// <summary>Makes a revision of a workflow whose blocks have all been defined.</summary>
/// <param name="definition">The workflow's blocks.</param>
/// <param name="catalog">The types, methods and other workflows that it may use.</param>
/// <param name="assembly">The assembly that defines it.</param>
internal sealed class WorkflowCompiler(Definition definition, WorkflowCatalog catalog, Assembly assembly)
{
    private readonly SortedDictionary<string, string> _calls = new(StringComparer.Ordinal);

    public DefinitionErrors Errors => definition.Errors;

    /// <summary>What the workflow yields, as C# knows it.</summary>
    public Type Output { get; private set; } = typeof(object);

    /// <summary>Whether every workflow that is called is without errors.</summary>
    public bool CallsAreBuilt { get; private set; } = true;

    /// <summary>The methods that blocks and models call.</summary>
    public Dictionary<string, CodeFingerprint> Methods { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes the revision.</summary>
    /// <exception cref="DefinitionException">Everything that is wrong with the definition.</exception>
    public Revision Compile(Type output, Type? workflow = null)
    {
        Output = output;
        var body = Scope(definition.Body, owner: null, out _);
        var revision = new Revision
        {
            Workflow = definition.Workflow,
            Input = InputSchema(),
            Output = OutputSchema(workflow),
            Body = body,
            Calls = _calls.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Files = catalog.Files(assembly),
        };
        return Errors.Any ? throw new DefinitionException(Errors.All) : revision;
    }

    public Scope Scope(ScopeDraft scope, BlockDraft? owner, out IReadOnlySet<string> needs)
    {
        var blocks = ImmutableSortedDictionary.CreateBuilder<string, Block>(StringComparer.Ordinal);
        foreach (var draft in scope.Blocks)
        {
            blocks[draft.Id] = Block(draft);
        }

        if (scope.Result is null)
        {
            needs = ImmutableHashSet<string>.Empty;
            return new() { Blocks = blocks.ToImmutable(), Result = null };
        }

        var writer = Writer(scope, owner);
        var reader = Reader(scope, owner, writer);
        var result = writer.Bind(scope.Result);
        reader.Binding("result", result);
        needs = reader.Needs.Where(need => !blocks.ContainsKey(need)).ToHashSet(StringComparer.Ordinal);
        return new() { Blocks = blocks.ToImmutable(), Result = result };
    }

    public ExpressionWriter Writer(ScopeDraft scope, BlockDraft? reader) => new(definition, scope, reader);

    public ExpressionReader Reader(ScopeDraft scope, BlockDraft? reader, ExpressionWriter writer) => new(
        definition, scope, reader, new VisibleNames(definition, scope, reader?.Order ?? int.MaxValue, catalog.Shape), writer.Reported);

    public Schema Schema(Type type, BlockDraft? owner) => Schema(() => catalog.Schema(type), owner);

    public Schema Schema(Func<Schema> schema, BlockDraft? owner)
    {
        try
        {
            return schema();
        }
        catch (ScoutException exception)
        {
            foreach (var problem in exception.Others.Prepend(exception))
            {
                Errors.Report(problem.Code, owner, problem.Message);
            }

            return WorkflowCatalog.AnySchema;
        }
    }

    /// <summary>Pins the revision of a workflow that a block calls.</summary>
    /// <returns>The workflow's id.</returns>
    public string Call(BlockDraft block, Workflow workflow)
    {
        var (id, revision) = catalog.Call(block, workflow, Errors);
        CallsAreBuilt &= revision is not null;
        _calls[id] = $"sha256:{revision}";
        return id;
    }

    /// <summary>Binds a method to what it does.</summary>
    public CodeReference Method(Delegate method, BlockDraft block)
    {
        if (CodeMethod.Problem(method) is { } problem)
        {
            Errors.Report(problem.Code, block, problem.Message);
            return new("", "");
        }

        var id = DocumentationId.Of(method.Method);
        if (catalog.Fingerprint(method.Method, id, assembly) is not { } fingerprint)
        {
            Errors.NoFingerprint(block, id);
            return new(id, "");
        }

        Methods[id] = fingerprint;
        return new(id, fingerprint.Fingerprint);
    }

    // `Workflow<In, string?>` may yield null: only the class itself says so. A class between the two hides it.
    private Schema OutputSchema(Type? workflow) => Output != typeof(object) && workflow?.BaseType is { IsConstructedGenericType: true } direct && direct.GetGenericTypeDefinition() == typeof(Workflow<,>)
        ? Schema(() => SchemaWriter.ForBaseArgument(workflow, 1), owner: null)
        : Schema(Output, owner: null);

    private Schema InputSchema()
    {
        return Schema(
            () =>
            {
                var schema = catalog.Schema(definition.InputType);
                // Of a type that has no schema nothing else can be said.
                if (catalog.Shape(definition.InputType).Kind != ShapeKind.Object)
                {
                    Errors.InputIsNoObject(definition.InputType);
                }

                return schema;
            },
            owner: null);
    }

    private Block Block(BlockDraft draft)
    {
        var binder = new BlockBinder(this, draft);
        var block = draft.Build!(binder);
        var onError = draft.BuildOnError?.Invoke(binder);
        if (block.Kind.IsForItsEffect && onError is ErrorPolicy.Fallback fallback)
        {
            // What a fallback of such a block returns is nobody's to read.
            onError = new ErrorPolicy.Fallback(fallback.Branch with { Result = null });
        }

        binder.WaitFor(draft.Options.After);
        return block with
        {
            Needs = binder.Needs,
            Once = CommonSettings.Once(draft.Options, block.Kind, binder),
            Retry = CommonSettings.Retry(draft.Options.Retry, binder),
            Timeout = CommonSettings.Timeout(draft.Options.Timeout, block.Kind, binder),
            OnError = onError,
        };
    }
}
