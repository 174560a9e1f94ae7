using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Scout.Tool.Output;

namespace Scout.Tool.CommandLine;

/// <summary>The stock help, in which what may be left out looks so and what may not stands in the usage; and below it what one types.</summary>
internal sealed class HelpWithExamples(Terminal terminal) : SynchronousCommandLineAction
{
    private readonly HelpAction _stock = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        GlobalOptions.DescribeFormat(parseResult);
        var command = parseResult.CommandResult.Command;
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var stock = new StringWriter();
        configuration.Output = stock;
        var result = _stock.Invoke(parseResult);
        configuration.Output = output;

        output.Write(Corrected(stock.ToString(), command));
        if (command is Verb { Examples.IsEmpty: false } verb)
        {
            output.WriteLine(verb.Examples.Length == 1 ? "Example:" : "Examples:");
            foreach (var line in verb.Examples.SelectMany(Lines))
            {
                output.WriteLine($"  {line}");
            }

            output.WriteLine();
        }

        return result;
    }

    private static string Corrected(string help, Command command)
    {
        foreach (var argument in command.Subcommands.SelectMany(verb => verb.Arguments.Where(IsOptional), (verb, argument) => (verb.Name, argument.HelpName)))
        {
            help = help.Replace($"\n  {argument.Name} <{argument.HelpName}>", $"\n  {argument.Name} [{argument.HelpName}]", StringComparison.Ordinal);
        }

        foreach (var argument in command.Arguments.Where(IsOptional))
        {
            help = help.Replace($"[<{argument.HelpName}>]", $"[{argument.HelpName}]", StringComparison.Ordinal)
                .Replace($"\n  <{argument.HelpName}> ", $"\n  [{argument.HelpName}] ", StringComparison.Ordinal);
        }

        var required = string.Concat(command.Options.Where(option => option.Required).Select(option => $"{option.Name} <{option.HelpName}> "));
        return help.Replace(" [options]", $" {required}[options]", StringComparison.Ordinal);
    }

    private static bool IsOptional(Argument argument) => argument.Arity.MinimumNumberOfValues == 0;

    // A line that the terminal would break in the middle of a word goes on in the next, as shells read it.
    private IEnumerable<string> Lines(string example)
    {
        var room = terminal.Console.Profile.Width - 4;
        var indent = "";
        while (indent.Length + example.Length > room + 2 && example.LastIndexOf(" --", room - indent.Length + 2, StringComparison.Ordinal) is > 0 and var end)
        {
            yield return $"{indent}{example[..end]} \\";
            example = example[(end + 1)..];
            indent = "    ";
        }

        yield return indent + example;
    }
}
