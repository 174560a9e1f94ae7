using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Scout.Tool.CommandLine;

/// <summary>The stock help, and below it what one types.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _stock = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        GlobalOptions.DescribeFormat(parseResult);
        var result = _stock.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb { Examples.IsEmpty: false } verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine(verb.Examples.Length == 1 ? "Example:" : "Examples:");
            foreach (var example in verb.Examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        return result;
    }
}
