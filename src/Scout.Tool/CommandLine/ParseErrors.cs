using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Scout.Revisions.Rules;

namespace Scout.Tool.CommandLine;

/// <summary>What is wrong with a command line, with what may have been meant.</summary>
internal static partial class ParseErrors
{
    /// <summary>Every problem, or none.</summary>
    public static ImmutableArray<string> Of(ParseResult parse)
    {
        // An unknown option counts as an argument where there is room for one; what follows from that would only confuse.
        var unknown = UnknownOptions(parse);
        if (!unknown.IsEmpty)
        {
            return [.. unknown.Select(option => $"There is no option '{option}'.{DidYouMean(option, OptionNames(parse.CommandResult))}")];
        }

        ImmutableArray<string> problems =
        [
            .. parse.Errors.Select(error => InWords(error)).Except(Unmatched(parse).Select(pair => pair.Stock)),
            .. Format(parse),
            .. Unmatched(parse).Select(pair => pair.Ours),
        ];
        return problems.IsEmpty && parse.CommandResult.Command is Verb verb ? [.. verb.Problems(parse)] : problems;
    }

    /// <summary>The command's words as they are typed: <c>dotnet scout run</c>.</summary>
    public static string Path(ParseResult parse) =>
        parse.CommandResult.Command is RootCommand ? Verb.Tool : $"{Verb.Tool} {parse.CommandResult.Command.Name}";

    private static IEnumerable<string> Format(ParseResult parse)
    {
        var offered = GlobalOptions.FormatsOf(parse).Select(format => format.Name).ToArray();
        return parse.GetResult(GlobalOptions.Format) is OptionResult { Tokens: [.., { Value: var word }] } && !offered.Contains(word)
            ? [NoneOf(GlobalOptions.Format, word, offered)]
            : [];
    }

    private static IEnumerable<(string Stock, string Ours)> Unmatched(ParseResult parse)
    {
        var candidates = parse.CommandResult.Command.Subcommands.Select(command => command.Name).ToArray();
        foreach (var token in parse.UnmatchedTokens)
        {
            var ours = parse.CommandResult.Command is RootCommand
                ? $"There is no command '{token}'.{DidYouMean(token, candidates)}"
                : $"'{token}' is one argument too many.";
            yield return ($"Unrecognized command or argument '{token}'.", ours);
        }
    }

    private static ImmutableArray<string> UnknownOptions(ParseResult parse)
    {
        var taken = parse.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens).Select(token => token.Value);
        var afterDoubleDash = parse.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet(StringComparer.Ordinal);
        return [.. taken.Concat(parse.UnmatchedTokens).Where(value => value.Length > 1 && value[0] == '-' && !afterDoubleDash.Contains(value))];
    }

    private static IEnumerable<string> OptionNames(CommandResult? command)
    {
        for (; command is not null; command = command.Parent as CommandResult)
        {
            foreach (var option in command.Command.Options.Where(option => !option.Hidden))
            {
                yield return option.Name;
            }
        }
    }

    // The stock messages name a .NET type, or nothing.
    private static string InWords(ParseError error)
    {
        var message = OneLine(error.Message);
        return NotRecognized().Match(message) is { Success: true } match
            ? NoneOf(error.SymbolResult is OptionResult { Option.Name: var option } ? option : error.SymbolResult is ArgumentResult { Argument: var argument } ? argument.Name : "", match.Groups["word"].Value, [.. Quoted().Matches(match.Groups["words"].Value).Select(word => word.Groups["word"].Value)])
            : WrongType().Replace(message, match => $"{match.Groups["option"]} takes {TypeName(match.Groups["type"].Value)}, and '{match.Groups["word"]}' is none.");
    }

    private static string NoneOf(string symbol, string word, string[] words) =>
        $"{symbol} takes {string.Join(", ", words[..^1])}{(words.Length > 1 ? " or " : "")}{words[^1]}, and '{word}' is none of them.{DidYouMean(word, words)}";

    private static string TypeName(string type) => type switch
    {
        "Int32" or "Int64" => "a whole number",
        "Boolean" => "true or false",
        _ => "another kind of value",
    };

    [GeneratedRegex("""^Argument '(?<word>.*)' not recognized\. Must be one of: ?(?<words>.*)$""")]
    private static partial Regex NotRecognized();

    [GeneratedRegex("""'(?<word>[^']+)'""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""^Cannot parse argument '(?<word>.*)' for (?:option|command) '(?<option>.*)' as expected type 'System\.(?<type>\w+)'\.$""")]
    private static partial Regex WrongType();

    private static string OneLine(string message) => string.Join(' ', message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string DidYouMean(string word, IEnumerable<string> candidates) =>
        Nearest.To(word.Split('=')[0], candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";
}
