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

        Add(PartTemplates.Of(scope.Result));
    }

    private void Error(ErrorPolicy? policy)
    {
        switch (policy)
        {
            case ErrorPolicy.Continue go: Add(PartTemplates.Of(go.Value)); break;
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
            case BlockPart.Branch branch:
                Scope(branch.Scope);
                break;
            case BlockPart.Branches branches:
                foreach (var scope in branches.Scopes.Values)
                {
                    Scope(scope);
                }

                break;
            default:
                Add(PartTemplates.Of(part));
                break;
        }
    }

    private void Add(IEnumerable<ParsedTemplate> all)
    {
        foreach (var read in all.SelectMany(parsed => parsed.Reads))
        {
            switch (read)
            {
                case { Root: Secrets, Steps: [{ Member: { } secret }, ..] }:
                    _ = _secrets.Add(secret);
                    break;
                case { Root: Variables, Steps: [{ Member: { } name }, ..] }:
                    _ = _variables.Add(name);
                    break;
                case { Root: Variables }:
                    _anyVariable = true;
                    break;
            }
        }
    }
}
