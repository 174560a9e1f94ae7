using System.Globalization;
using Scriban.Syntax;

namespace Scout.Revisions.Rules.Templates;

/// <summary>Walks a parsed template and collects the paths that it reads.</summary>
/// <param name="text">The template.</param>
internal sealed class TemplateReads(string text)
{
    // Each read of a loop's variable repeats the path of what the loop goes over: longer ones are not followed.
    private const int LongestList = 64;

    private readonly List<TemplateRead> _reads = [];
    private readonly Dictionary<string, int> _locals = new(StringComparer.Ordinal);

    // A loop's variable stands for an item of what the loop goes over, as long as nothing else sets it.
    private readonly Dictionary<string, TemplateRead?> _items = [];

    /// <summary>The first thing that templates of workflows may not use.</summary>
    public TemplateProblem? Problem { get; private set; }

    /// <summary>What that is: <c>'this'</c>.</summary>
    public string? Refused { get; private set; }

    /// <summary>The names that paths begin with, the template's own among them.</summary>
    public IEnumerable<string> Roots => _reads.Select(read => read.Root).Concat(_locals.Keys).Distinct();

    public IReadOnlyDictionary<string, int> Locals => _locals;

    /// <summary>The reads from outside, loop variables resolved to what they stand for.</summary>
    public IReadOnlyList<TemplateRead> All()
    {
        var all = new List<TemplateRead>();
        foreach (var read in _reads)
        {
            if (Resolve(read, depth: 0) is { } resolved)
            {
                all.Add(resolved);
            }
        }

        return all;
    }

    /// <summary>Calls of functions that the engine does not have.</summary>
    public IReadOnlyList<TemplateProblem> UnknownFunctions()
    {
        var unknown = new List<TemplateProblem>();
        foreach (var read in _reads)
        {
            if (ScribanNames.IsBuiltin(read.Root) && !_locals.ContainsKey(read.Root) && TemplateFunctionNames.Problem(read) is { } problem)
            {
                unknown.Add(problem);
            }
        }

        return unknown;
    }

    public void Visit(ScriptNode? node)
    {
        switch (node)
        {
            case null:
                return;
            case var _ when TemplatePolicy.Refused(node) is { } refused:
                Refuse(node, refused);
                return;
            case ScriptVariableGlobal or ScriptMemberExpression or ScriptIndexerExpression:
                VisitPath((ScriptExpression)node);
                return;
            case ScriptLiteral { Value: double or float or decimal } number:
                VisitNumber(number);
                return;
            case ScriptNamedArgument argument:
                Visit(argument.Value);
                return;
            case ScriptObjectMember member:
                Visit(member.Value);
                return;
            case ScriptForStatement loop:
                VisitLoop(loop);
                return;
            case ScriptAssignExpression assignment:
                VisitAssignment(assignment);
                return;
            case ScriptCaptureStatement capture:
                Define(capture.Target);
                Visit(capture.Body);
                return;
            case ScriptFunction function:
                VisitFunction(function);
                return;
            default:
                VisitChildren(node);
                return;
        }
    }

    // Scriban has rounded it already: what is written counts.
    private void VisitNumber(ScriptLiteral number)
    {
        var written = text.Substring(number.Span.Start.Offset, number.Span.Length).TrimEnd('f', 'F', 'd', 'D', 'm', 'M');
        if (written.StartsWith("0b", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (ExactNumber.Parse(written) is { IsHeld: true } exact)
        {
            number.Value = exact.IsDouble ? exact.Nearest : exact.IsDecimal ? decimal.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture) : exact.Whole;
        }
        else
        {
            Problem ??= new TemplateProblem(number.Span.Start.Offset, number.Span.Length, "the number has more digits than any number of C# holds; write fewer");
            Refused ??= $"the number {written} with more digits than any number of C# holds";
        }
    }

    private void VisitChildren(ScriptNode node)
    {
        for (var i = 0; i < node.ChildrenCount; i++)
        {
            Visit(node.GetChildren(i));
        }
    }

    private void VisitPath(ScriptExpression expression)
    {
        if (Path(expression) is { } read)
        {
            _reads.Add(read);
        }
    }

    // Null where the path does not begin with a name: then its parts have been visited instead.
    private TemplateRead? Path(ScriptNode? node)
    {
        switch (node)
        {
            case ScriptVariableGlobal variable:
                return new TemplateRead(variable.Name, variable.Span.Start.Offset, []);
            case ScriptMemberExpression { Member: { } member } expression:
                return Path(expression.Target) is { } target ? Then(target, new ReadStep(member.Name, member.Span.Start.Offset)) : null;
            case ScriptIndexerExpression { Index: { } index } expression:
                if (index is not ScriptLiteral)
                {
                    Visit(index);
                }

                // A name between quotes begins after the first.
                var name = (index as ScriptLiteral)?.Value as string;
                return Path(expression.Target) is not { } list ? null
                    : Then(list, new ReadStep(name, index.Span.Start.Offset + (name is null ? 0 : 1)));
            case ScriptNestedExpression nested:
                return Path(nested.Expression);
            default:
                Visit(node);
                return null;
        }
    }

    private void VisitLoop(ScriptForStatement loop)
    {
        Define(loop.Variable);
        if (loop.Variable is ScriptVariableGlobal variable)
        {
            var list = loop.Iterator is ScriptVariableGlobal or ScriptMemberExpression ? Path(loop.Iterator) : null;
            _items[variable.Name] = list is null || _items.ContainsKey(variable.Name) ? null : Then(list, new ReadStep(null, list.Offset));
        }

        Visit(loop.Iterator);
        foreach (var argument in loop.NamedArguments ?? [])
        {
            Visit(argument);
        }

        Visit(loop.Body);
        Visit(loop.Else);
    }

    private void VisitAssignment(ScriptAssignExpression assignment)
    {
        if (assignment.Target is ScriptVariable target)
        {
            Define(target);
            _items[target.Name] = null;
        }

        Visit(assignment.Value);
    }

    private void VisitFunction(ScriptFunction function)
    {
        Define(function.NameOrDoToken);
        if (function.HasParameters)
        {
            foreach (var parameter in function.Parameters!)
            {
                Define(parameter.Name);
                if (parameter.Name is { Name: var name })
                {
                    _items[name] = null;
                }
            }
        }

        Visit(function.Body);
    }

    private void Define(ScriptNode? name)
    {
        if (name is ScriptVariableGlobal variable && !_locals.ContainsKey(variable.Name))
        {
            _locals.Add(variable.Name, variable.Span.Start.Offset);
        }
    }

    private void Refuse(ScriptNode node, RefusedUse refused)
    {
        Problem ??= new TemplateProblem(node.Span.Start.Offset, node.Span.Length, refused.Message);
        Refused ??= refused.What;
        if (node is ScriptAssignExpression assignment)
        {
            Visit(assignment.Value);
        }
    }

    private TemplateRead? Resolve(TemplateRead read, int depth)
    {
        if (read.Root is "for" or "while" or "tablerow" || ScribanNames.IsBuiltin(read.Root))
        {
            return null;
        }

        if (!_locals.ContainsKey(read.Root))
        {
            return read;
        }

        if (depth > 16 || !_items.TryGetValue(read.Root, out var item) || item is null || Resolve(item, depth + 1) is not { Steps.Count: <= LongestList } list)
        {
            return null;
        }

        return new TemplateRead(list.Root, read.Offset, [.. list.Steps, .. read.Steps]);
    }

    private static TemplateRead Then(TemplateRead read, ReadStep step) => new(read.Root, read.Offset, [.. read.Steps, step]);
}
