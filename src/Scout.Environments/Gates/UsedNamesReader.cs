using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;

namespace Scout.Environments.Gates;

/// <summary>Reads what revisions use of an environment.</summary>
internal sealed class UsedNamesReader
{
    private const string Variables = "vars";
    private const string Secrets = "secrets";
    private readonly SortedSet<string> _models = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _variables = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _secrets = new(StringComparer.Ordinal);
    private readonly List<UsedTimeout> _timeouts = [];
    private readonly List<UsedRequest> _requests = [];
    private bool _anyVariable;
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

        return new UsedNames([.. reader._models], [.. reader._variables], reader._anyVariable, [.. reader._secrets], [.. reader._timeouts]) { Requests = [.. reader._requests] };
    }

    private void Scope(Scope scope)
    {
        foreach (var block in scope.Blocks.Values)
        {
            // What a block waits for comes from outside: no limit of work is meant for it.
            if (block is { Timeout: { } timeout, Kind.Effect: not BlockEffect.Waits })
            {
                _timeouts.Add(new(_workflow, block.Id, timeout));
            }

            if (block.Kind is { Effect: BlockEffect.Request, Headline: var url } && block.Parts.OfType<BlockPart.Template>().FirstOrDefault(part => part.Name == url) is { Text: { } template })
            {
                _requests.Add(new(_workflow, block.Id, template));
            }

            foreach (var part in block.Parts)
            {
                Part(part);
            }

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

    private void Part(BlockPart part)
    {
        switch (part)
        {
            case BlockPart.Model model:
                _ = _models.Add(model.Alias);
                break;
            case BlockPart.Template template:
                Template(template.Text);
                break;
            case BlockPart.Templates templates:
                foreach (var each in templates.All.Values)
                {
                    Template(each);
                }

                break;
            case BlockPart.Messages messages:
                foreach (var template in messages.All.SelectMany(message => message.Templates))
                {
                    Template(template);
                }

                break;
            case BlockPart.Expression expression:
                Expression(expression.Text);
                break;
            case BlockPart.Value value:
                Binding(value.Binding);
                break;
            case BlockPart.Values values:
                foreach (var binding in values.Bindings)
                {
                    Binding(binding);
                }

                break;
            case BlockPart.Branch branch:
                Scope(branch.Scope);
                break;
            case BlockPart.Branches branches:
                foreach (var scope in branches.Scopes.Values)
                {
                    Scope(scope);
                }

                break;
            case BlockPart.Plain or BlockPart.Code or BlockPart.Tools or BlockPart.Workflow:
                break;
            default:
                throw new ArgumentException($"unknown part {part.GetType()}", nameof(part));
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
        foreach (var read in parsed.Reads)
        {
            if (read is { Root: Secrets, Steps: [{ Member: { } secret }, ..] })
            {
                _ = _secrets.Add(secret);
            }
        }

        foreach (var read in parsed.Reads.Where(read => read.Root == Variables))
        {
            if (read.Steps is [{ Member: { } name }, ..])
            {
                _ = _variables.Add(name);
            }
            else
            {
                _anyVariable = true;
            }
        }
    }
}
