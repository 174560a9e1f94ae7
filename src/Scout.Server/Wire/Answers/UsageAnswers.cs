using System.Collections.Immutable;
using Scout.Runs.Queries;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Answers;

/// <summary>What was used, as the API has it.</summary>
internal static class UsageAnswers
{
    /// <summary>What was used.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="by">What they are about.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="date">The day of all of them, where they are of one.</param>
    public static WireUsageAnswer Of(IEnumerable<UsageLine> lines, UsageBy by, string organization, DateOnly? date = null)
    {
        var items = lines.Select(line => Item(line, by, organization, date)).ToImmutableArray();
        return Of(items);
    }

    /// <summary>Items of several days, or about several things.</summary>
    public static WireUsageAnswer Of(ImmutableArray<WireUsageItem> items) => new(new(items, items.Sum(item => item.TotalCost)));

    /// <summary>A line.</summary>
    public static WireUsageItem Item(UsageLine line, UsageBy by, string organization, DateOnly? date = null) => new()
    {
        TotalCost = line.Cost ?? 0,
        OrganizationId = organization,
        WorkflowRunType = WireStatus.SnakeCase(by),
        ExecutionDate = date,
        TotalExecutionDurationMs = Values.Milliseconds(line.ElapsedMs),
        DisplayName = line.Name,
        Runs = line.Runs,
        Requests = Values.UnlessNone(line.Requests),
        InputTokens = line.InputTokens,
        OutputTokens = line.OutputTokens,
        UnpricedRequests = Values.UnlessNone(line.UnpricedRequests),
    };
}
