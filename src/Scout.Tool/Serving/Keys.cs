using System.Collections.Immutable;
using System.CommandLine;
using Scout.Environments.Files;
using Scout.Runs.Keys;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Serving;

/// <summary><c>keys</c>: who may ask the server of this project on this machine, and what.</summary>
internal sealed class Keys : Verb
{
    private readonly Argument<string> _action = new Argument<string>("ACTION") { HelpName = "ACTION", Description = "list (default), add, disable, enable, rotate or remove.", DefaultValueFactory = _ => "list" }
        .AcceptOnlyFromAmong("list", "add", "disable", "enable", "rotate", "remove");

    private readonly Argument<string?> _name = new("NAME") { HelpName = "NAME", Description = "The key's name: [a-z][a-z0-9-]*.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string[]> _environments = new("--environment") { Description = "An environment that it is for; may be repeated, or several with commas between. Needed by add.", HelpName = "ENV", DefaultValueFactory = _ => [] };

    private readonly Option<string[]> _scopes = new("--can") { Description = "What it may do: execute, read, promote; may be repeated, or several with commas between. Default: execute,read.", HelpName = "SCOPE", DefaultValueFactory = _ => ["execute", "read"] };

    private readonly Option<string?> _workflow = CommonArguments.WorkflowOption("The only workflow that it is for. Default: all.");

    private readonly Option<string?> _expires = new("--expires") { Description = "How long it counts: 90d, 12h. Default: for ever.", HelpName = "T" };

    private readonly Option<string?> _overlap = new("--overlap") { Description = "How long the secret before counts too after rotate: 1h, 0m. Default: 1h.", HelpName = "T" };

    public Keys()
        : base(
            "keys",
            "Lists, makes, switches off, renews and removes the keys of this project's server on this machine. A key is shown once, when it is made.",
            "dotnet scout keys add deploy-bot --environment staging --can execute,read,promote --expires 90d",
            "dotnet scout keys rotate deploy-bot",
            "dotnet scout keys list --format json")
    {
        _environments.CompletionSources.Add(Completions.Environments);
        _scopes.CompletionSources.Add("execute", "read", "promote");
        Add(_action);
        Add(_name);
        Add(_environments);
        Add(_scopes);
        Add(_workflow);
        Add(_expires);
        Add(_overlap);
    }

    public override IEnumerable<string> Problems(ParseResult parse)
    {
        var (action, name) = (parse.GetValue(_action), parse.GetValue(_name));
        if (action == "list" && name is not null)
        {
            yield return $"keys list takes no name. Leave '{name}' out.";
        }
        else if (action != "list" && name is null)
        {
            yield return $"keys {action} needs the key's name: dotnet scout keys {action} NAME.";
        }

        if (action == "add" && parse.GetResult(_environments) is null or { Implicit: true })
        {
            yield return "keys add needs the environments that the key is for: --environment ENV.";
        }

        foreach (var option in (Option[])(action == "add" ? [_overlap] : action == "rotate" ? [_environments, _scopes, _workflow, _expires] : [_environments, _scopes, _workflow, _expires, _overlap]))
        {
            if (parse.GetResult(option) is { Implicit: false })
            {
                yield return $"keys {action} takes no {option.Name}.";
            }
        }
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (keys, name, now) = (invocation.Runs.Keys, invocation.Get(_name), invocation.Terminal.Time.GetUtcNow());
        switch (invocation.Get(_action))
        {
            case "add":
                Issued(invocation, await keys.AddAsync(Asked(invocation, now)));
                break;
            case "rotate":
                var overlap = invocation.Get(_overlap) is { } said ? Spans.Parse("--overlap", said) : KeyRing.Overlap;
                Issued(invocation, await keys.RotateAsync(name!, now + overlap));
                break;
            case "disable" or "enable":
                await keys.SwitchAsync(name!, invocation.Get(_action) == "disable");
                goto default;
            case "remove":
                await keys.RemoveAsync(name!);
                goto default;
            default:
                invocation.Answer(new KeysAnswer(keys.All()), ServingJson.Written, console => KeysView.Write(console, keys.All(), now));
                break;
        }

        return ExitCode.Done;
    }

    private ApiKey Asked(Invocation invocation, DateTimeOffset now)
    {
        var name = invocation.Get(_name)!;
        var workflow = invocation.Get(_workflow);
        return new()
        {
            Id = "",
            Name = Ids.IsId(name) ? name : throw ServingErrors.NoKeyName(name),
            Environments = [.. Parts(invocation.Get(_environments)!).Select(environment => invocation.Project.Environment(environment).Name)],
            Scopes = [.. Parts(invocation.Get(_scopes)!).Select(Scope)],
            Workflow = workflow is null ? null : invocation.Store.Workflow(workflow),
            Created = now,
            Expires = invocation.Get(_expires) is { } expires ? now + Spans.Parse("--expires", expires) : null,
        };
    }

    private static void Issued(Invocation invocation, IssuedKey issued) =>
        invocation.Answer(issued, ServingJson.Written, _ =>
        {
            invocation.Terminal.Output.WriteLine(issued.Token);
            invocation.Terminal.Error.WriteLine($"This is the key '{issued.Key.Name}'. Keep it now: it is shown once, and only its hash is kept here.");
        });

    private static ImmutableArray<string> Parts(IEnumerable<string> said) => [.. said.SelectMany(part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];

    private static KeyScope Scope(string word) => Enum.GetValues<KeyScope>().Cast<KeyScope?>().FirstOrDefault(scope => scope!.Value.Word() == word) ?? throw ServingErrors.NoScope(word);
}
