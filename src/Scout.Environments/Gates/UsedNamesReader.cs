using Scout.Revisions.Blocks;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Environments.Gates;

/// <summary>Reads what revisions use of an environment.</summary>
internal sealed class UsedNamesReader
{
    private const string Variables = "vars";
    private readonly SortedSet<string> _models = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _variables = new(StringComparer.Ordinal);
    private readonly List<UsedTimeout> _timeouts = [];
    private string _workflow = "";

    private UsedNamesReader()
    {
    }

    public static UsedNames Of(IEnumerable<Revision> revisions)
    {
        var reader = new UsedNamesReader();
        foreach (var revision in revisions)
        {
            reader._workflow = revision.Workflow;
            reader.Scope(revision.Body);
        }

        return new UsedNames([.. reader._models], [.. reader._variables], [.. reader._timeouts]);
    }

    private void Scope(Scope scope)
    {
        foreach (var block in scope.Blocks.Values)
        {
            if (block.Timeout is { } timeout)
            {
                _timeouts.Add(new(_workflow, block.Id, timeout));
            }

            Block(block);
            Error(block.OnError);
        }

        Binding(scope.Result);
    }

    private void Error(ErrorPolicy? policy)
    {
        switch (policy)
        {
            case ErrorPolicy.Continue go: Binding(go.Value); break;
            case ErrorPolicy.Fallback fallback: Scope(fallback.Branch); break;
        }
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case TextBlock text:
                Template(text.Template);
                break;
            case LlmBlock llm:
                _ = _models.Add(llm.Model);
                Template(llm.System);
                foreach (var message in llm.Messages)
                {
                    Template(message.Content);
                }

                break;
            case CodeBlock code:
                foreach (var argument in code.Arguments)
                {
                    Binding(argument);
                }

                break;
            case IfBlock branch:
                Expression(branch.Condition);
                Scope(branch.Then);
                Scope(branch.Otherwise);
                break;
            case SwitchBlock branch:
                Binding(branch.Value);
                foreach (var scope in branch.Cases.Values.Append(branch.Otherwise))
                {
                    Scope(scope);
                }

                break;
            case WhenBlock branch:
                Expression(branch.Condition);
                Scope(branch.Then);
                break;
            case ForEachBlock loop:
                Binding(loop.Items);
                Scope(loop.Body);
                break;
            case ReduceBlock loop:
                Binding(loop.Items);
                Binding(loop.Seed);
                Scope(loop.Body);
                break;
            case CallBlock call:
                Binding(call.Inputs);
                break;
        }
    }

    private void Binding(Binding? binding)
    {
        switch (binding)
        {
            case Binding.Expression expression:
                Expression(expression.Text);
                break;
            case Binding.Composite composite:
                foreach (var member in composite.Members.Values)
                {
                    Binding(member);
                }

                break;
        }
    }

    private void Template(string? text)
    {
        if (text is not null)
        {
            Add(TemplateParser.Parse(text));
        }
    }

    private void Expression(string text) => Add(TemplateParser.ParseExpression(text));

    private void Add(ParsedTemplate parsed)
    {
        foreach (var read in parsed.Reads.Where(read => read.Root == Variables && read.Steps is [{ Member: not null }, ..]))
        {
            _ = _variables.Add(read.Steps[0].Member!);
        }
    }
}
