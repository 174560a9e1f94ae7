using System.Globalization;
using System.Text.RegularExpressions;
using Scout.Checking;

namespace SupportDesk;

/// <summary>What a letter has to be like, whatever a model wrote into it: the suites name these.</summary>
public static partial class Checks
{
    /// <summary>No sum is promised but what may be paid back without asking anybody.</summary>
    public static Verdict PromisesNoOtherSum(Reply reply)
    {
        string[] others = [.. Sums().Matches(reply.Answer)
            .Select(match => match.Groups["sum"].Value)
            .Where(sum => decimal.Parse(sum, CultureInfo.InvariantCulture) != reply.Refund)];
        return Verdict.Of(others.Length == 0, string.Create(CultureInfo.InvariantCulture, $"it promises {string.Join(" and ", others)} euros, and {reply.Refund} may be paid back"));
    }

    /// <summary>The customer is called by the name that the directory has.</summary>
    public static Verdict CallsTheCustomerByName(Reply reply, RunFacts run)
    {
        var name = run.Block("customer")?.Output<Customer>().Name;
        return name is null ? Verdict.Inconclusive("nobody looked the customer up")
            : Verdict.Of(reply.Answer.Contains(name, StringComparison.Ordinal), $"it does not say {name}");
    }

    [GeneratedRegex(@"(?<sum>\d+(\.\d{1,2})?) euros?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sums();
}
