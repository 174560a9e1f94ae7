using System.CommandLine;
using System.CommandLine.Help;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;

namespace Scout.Tool;

/// <summary>The whole tool: a command line in, an exit code out.</summary>
internal static class Application
{
    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The words after <c>dotnet scout</c>.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellation = default)
    {
        // A reason or a name may begin with @: no response files.
        var parse = CreateRoot(terminal).Parse(arguments, new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        try
        {
            if (parse.Action is null or { ClearsParseErrors: false } && ParseErrors.Of(parse) is { IsEmpty: false } problems)
            {
                return RefuseCommandLine(parse, problems, terminal);
            }

            // Exceptions and interruption are this method's.
            var invocation = new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return (ExitCode)await parse.InvokeAsync(invocation, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            terminal.ShowActivity(null);
            terminal.Error.WriteLine("Interrupted.");
            return ExitCode.Interrupted;
        }
        catch (ScoutException exception)
        {
            terminal.WriteError(exception.Code, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.WriteError(CommandLineErrors.System, exception.Message);
        }
        catch (Exception exception)
        {
            terminal.WriteError(CommandLineErrors.Bug, $"This is a bug in dotnet-scout {PrintVersion.Version}. Please report it with what follows.\n{exception}");
        }

        return ExitCode.Error;
    }

    private static RootCommand CreateRoot(Terminal terminal)
    {
        var root = new RootCommand("Revisions, environments, promotion, diff, rollback and logs for workflows that live in your repository as C#.")
        {
            HelpName = Verb.Tool,
        };
        root.Add(GlobalOptions.CreateProject());
        root.Add(GlobalOptions.CreateFormat());
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion();

        // Its other names, /? and -?, are of no use to a shell that completes.
        var help = new HelpWithExamples(terminal);
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());
        root.Options.Add(new HelpOption("--help", "-h") { Action = help, Description = "Shows this." });
        root.SetAction(help.Invoke);
        foreach (var verb in Verbs.Create())
        {
            verb.SetAction(async (parse, cancellation) => (int)await verb.RunAsync(new(parse, terminal), cancellation));
            root.Add(verb);
        }

        return root;
    }

    private static ExitCode RefuseCommandLine(ParseResult parse, IEnumerable<string> problems, Terminal terminal)
    {
        foreach (var problem in problems)
        {
            terminal.WriteError(CommandLineErrors.CommandLine, problem);
        }

        terminal.Error.WriteLine($"Run '{ParseErrors.Path(parse)} --help' to see what there is.");
        return ExitCode.Error;
    }
}
