using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Scout.Runs.Owning;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Validating;

/// <summary>What verbs have in common that try a revision in many runs: how many at once, for how much, and who owns them.</summary>
internal sealed class TrialOptions
{
    // A worker is not started anew for each of them.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private readonly Option<decimal?> _maxCost = new("--max-cost") { Description = "Stops when models have cost so much.", HelpName = "AMOUNT", CustomParser = Amount };
    private readonly Option<int> _together = new("--together") { Description = "How many runs are under way at once.", HelpName = "N", DefaultValueFactory = _ => 4 };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Verb verb)
    {
        verb.Add(_maxCost);
        verb.Add(_together);
    }

    /// <summary>What is wrong with them.</summary>
    public IEnumerable<string> Problems(ParseResult parse)
    {
        if (parse.GetValue(_together) is < 1 or > 64)
        {
            yield return "--together is a number from 1 to 64.";
        }

    }

    private static decimal? Amount(ArgumentResult given)
    {
        if (given.Tokens is [{ Value: var text }] && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) && amount > 0)
        {
            return amount;
        }

        given.AddError("--max-cost is an amount over 0, such as 0.50.");
        return null;
    }

    /// <summary>What may be spent at most; none: whatever it costs.</summary>
    public decimal? MaxCost(Invocation invocation) => invocation.Get(_maxCost);

    /// <summary>How many runs are under way at once.</summary>
    public int Together(Invocation invocation) => invocation.Get(_together);

    /// <summary>The owner of the runs: what their code writes to the console goes to stderr.</summary>
    public static RunOwner Owner(Invocation invocation) =>
        RunOwner.Open(invocation.Runs, new() { Worker = new() { Output = line => invocation.Terminal.Error.WriteLine(line) }, Idle = Idle }, invocation.Terminal.Time);
}
