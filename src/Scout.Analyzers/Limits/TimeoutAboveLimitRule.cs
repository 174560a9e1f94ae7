using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Limits;

/// <summary>SCOUT2040: an environment will not let the block in, because its timeout is too long.</summary>
internal sealed class TimeoutAboveLimitRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2040", RuleCategory.Limits, DiagnosticSeverity.Warning, "A timeout is within the limit of every environment");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var block in definition.Blocks)
        {
            if (block.Kind is not { Effect: BlockEffect.Waits } && block.Option("Timeout") is { } setting && Durations.Of(setting) is { } timeout && timeout <= Ranges.MaxDuration
                && context.Project.ScoutJson is { } settings && Limits(settings, timeout) is { Count: > 0 } limits)
            {
                context.Report(
                    Descriptor, setting.Syntax.GetLocation(),
                    $"{block.Subject}: Timeout is {TimeoutLimit.Text(timeout)}, but {string.Join(" and ", limits)}, and refuses what is longer; "
                    + "make it shorter, or raise \"maxTimeout\" in scout.json");
            }
        }
    }

    private static List<string> Limits(ScoutJson settings, TimeSpan timeout)
    {
        var limits = new List<string>();
        foreach (var (environment, limit) in settings.Timeouts)
        {
            if (timeout > limit)
            {
                limits.Add($"{environment} allows {TimeoutLimit.Text(limit)}");
            }
        }

        return limits;
    }
}
