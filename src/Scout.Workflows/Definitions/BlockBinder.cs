using System.Collections.Immutable;
using Scout.Revisions.Model;

namespace Scout.Definitions;

/// <summary>Makes the parts of one block, collecting what it reads and what is wrong with it.</summary>
internal sealed class BlockBinder
{
    private readonly WorkflowCompiler _compiler;
    private readonly BlockDraft _draft;
    private readonly ExpressionWriter _writer;
    private readonly ExpressionReader _reader;
    private readonly SortedSet<string> _needs = new(StringComparer.Ordinal);

    public BlockBinder(WorkflowCompiler compiler, BlockDraft draft)
    {
        _compiler = compiler;
        _draft = draft;
        _writer = compiler.Writer(draft.Scope, draft);
        _reader = compiler.Reader(draft.Scope, draft, _writer);
        _needs.UnionWith(draft.Barriers);
    }

    public string Id => _draft.Id;

    /// <summary>The schema of what the block yields; written when it is asked for, because some blocks have a better one.</summary>
    public Schema Output => _compiler.Schema(_draft.Output, _draft);

    public BlockDraft Draft => _draft;

    public DefinitionErrors Errors => _compiler.Errors;

    /// <summary>The ids of what must be there before the block starts.</summary>
    public ImmutableArray<string> Needs => [.. _needs.Union(_reader.Needs).Order(StringComparer.Ordinal)];

    public string Template(string setting, Template template)
    {
        var text = TemplateWriter.Template(template.Parts, _writer);
        _reader.Template(setting, text);
        return text;
    }

    public string Condition(Condition condition)
    {
        var text = TemplateWriter.Condition(condition.Parts, _writer).Trim();
        _reader.Condition(_draft, "condition", text);
        return text;
    }

    /// <summary>A condition that is tested inside one of the block's own scopes.</summary>
    public string Condition(string setting, Condition condition, ScopeDraft scope)
    {
        var writer = _compiler.Writer(scope, _draft);
        var reader = _compiler.Reader(scope, _draft, writer);
        var text = TemplateWriter.Condition(condition.Parts, writer).Trim();
        reader.Condition(_draft, setting, text);
        _needs.UnionWith(reader.Needs);
        return text;
    }

    public Binding Bind(string setting, Value? value)
    {
        if (value is null)
        {
            Errors.Setting(_draft, $"{setting} is null; pass a value, such as Value.Of(\"...\")");
            return new Binding.Expression("null");
        }

        return Bind(setting, value.Source);
    }

    public Binding Bind(string setting, ValueSource source)
    {
        var binding = _writer.Bind(source);
        _reader.Binding(setting, binding);
        return binding;
    }

    /// <summary>Waits for values without reading them.</summary>
    public void WaitFor(IReadOnlyList<Value> values)
    {
        foreach (var value in values)
        {
            Bind("After", value);
        }
    }

    /// <summary>Makes a branch or a body. What its result reads from around it, this block waits for.</summary>
    public Scope Scope(ScopeDraft scope)
    {
        var made = _compiler.Scope(scope, _draft, out var needs);
        _needs.UnionWith(needs);
        return made;
    }

    /// <summary>Checks that the block may end the run with a value of a type.</summary>
    public void EndsWith(Type type)
    {
        if (type != _compiler.Output)
        {
            Errors.EarlyResult(_draft, type, _compiler.Output);
        }
    }

    /// <summary>Binds a C# method.</summary>
    public CodeReference Method(Delegate method) => _compiler.Method(method, _draft);

    /// <summary>Pins another workflow.</summary>
    public string Call(Workflow workflow) => _compiler.Call(_draft, workflow);

    /// <summary>Writes a schema; one that allows everything, and an error, where there is none.</summary>
    public Schema Schema(Func<Schema> schema) => _compiler.Schema(schema, _draft);

    public void Check(string? problem)
    {
        if (problem is not null)
        {
            Errors.OutOfRange(_draft, problem);
        }
    }
}
