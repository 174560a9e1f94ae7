using System.CommandLine;
using System.Text.RegularExpressions;

namespace Scout.Tool.Tests.Documentation;

public sealed partial class CommandTableTests
{
    [Fact]
    public void Every_command_has_a_row_in_the_order_of_the_help_and_nothing_else_has()
    {
        Assert.Equal(Verbs.Create().Select(verb => verb.Name), Rows().Select(row => row.Verb));
    }

    [Fact]
    public void A_row_names_the_arguments_and_only_options_that_the_command_has()
    {
        var verbs = Verbs.Create().ToDictionary(verb => verb.Name, StringComparer.Ordinal);
        foreach (var (verb, arguments, options) in Rows())
        {
            Assert.Equal($"{verb}: {string.Join(' ', verbs[verb].Arguments.Select(Usage))}", $"{verb}: {arguments}");
            Assert.Empty(options.Except(verbs[verb].Options.Select(option => option.Name)).Select(option => $"{verb} {option}"));
        }
    }

    private static IEnumerable<(string Verb, string Arguments, IEnumerable<string> Options)> Rows() => ToolPage.Rows("Commands").Select(row =>
    {
        var words = ToolPage.Codes(row[0]).Single().Split(' ', 2);
        return (words[0], words.ElementAtOrDefault(1) ?? "", Option.Matches($"{row[1]} {row[2]}").Select(match => match.Value));
    });

    private static string Usage(Argument argument) => argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : argument.Name;

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option { get; }
}
