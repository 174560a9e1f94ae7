using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Limits;

/// <summary>SCOUT1014: a constant of a block's options is out of its range.</summary>
internal sealed class SettingOutOfRangeRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1014", RuleCategory.Limits, DiagnosticSeverity.Error, "A setting is within its range");

    private static readonly TimeSpan UsualDelay = TimeSpan.FromSeconds(1);

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var block in definition.Blocks)
        {
            Number(block, block.Argument("most"), value => Ranges.Rounds((int)value), 1, Ranges.MaxRounds, context);
            Number(block, block.Argument("tolerate") is IConversionOperation { OperatorMethod: not null } tolerate ? tolerate.Operand : null, value => Ranges.Tolerated((int)value), 1, Ranges.MaxTolerated, context);
            Waits(block, context);
            if (block.Options is not null)
            {
                Number(block, block.Option("Temperature"), Ranges.Temperature, 0, Ranges.MaxTemperature, context);
                Number(block, block.Option("MaxTokens"), value => Ranges.Tokens((int)value), 1, Ranges.MaxTokens, context);
                Number(block, block.Option("MaxToolRounds"), value => Ranges.ToolRounds((int)value), 1, Ranges.MaxToolRounds, context);
                Number(block, block.Option("Concurrency"), value => Ranges.Concurrency((int)value), 1, Ranges.MaxConcurrency, context);
                Time(block, block.Option("Timeout"), value => Ranges.Timeout(value, block.Kind), mayBeZero: false, context);
                Number(block, block.Option("MaxResponseBytes"), value => HttpRules.Answer((int)value), 1, HttpRules.MostAnswer, context);
                Number(block, block.Option("Redirects"), value => HttpRules.Redirects((int)value), 0, HttpRules.MostRedirects, context);
                Retry(block, context);
                Request(block, context);
            }
        }

        foreach (var site in definition.Templates)
        {
            if (site is { Block: { Kind.Effect: BlockEffect.Request } block, Setting: "Url", Text: { IsWhole: true, Holes.Count: 0 } text } && HttpRules.Url(text.Text) is { } wrong)
            {
                Report(block, text.Origin.Syntax, wrong, null, context);
            }
        }
    }

    private static void Request(BlockModel block, RuleContext context)
    {
        if (block.Kind is not { Effect: BlockEffect.Request })
        {
            return;
        }

        foreach (var status in Items(BlockModel.Unwrap(block.Option("Expect"))))
        {
            Number(block, status, value => HttpRules.Status((int)value), HttpRules.LeastStatus, HttpRules.MostStatus, context);
        }

        if (BlockModel.Unwrap(block.Option("Method")) is IPropertyReferenceOperation { Property: { IsStatic: true, Name: var method }, Syntax: var written } && HttpRules.Method(method.ToUpperInvariant()) is { } unknown)
        {
            Report(block, written, unknown, null, context);
        }

        Names(block, block.Option("Query"), name => HttpRules.Field("Query", name), context);
        Names(block, block.Option("Headers"), HttpRules.Header, context);
        if (BlockModel.Unwrap(block.Option("Body")) is IInvocationOperation { TargetMethod: { IsStatic: true, Name: var kind, ContainingType: var type } } body
            && SymbolEqualityComparer.Default.Equals(type, context.Symbols.HttpBody))
        {
            Names(block, kind == "Form" ? Argument(body, "fields") : null, name => HttpRules.Field("Body", name), context);
            if (Argument(body, "contentType") is { ConstantValue: { HasValue: true, Value: string media }, Syntax: var place } && HttpRules.ContentType(media) is { } wrong)
            {
                Report(block, place, wrong, null, context);
            }
        }
    }

    private static ImmutableArray<IOperation> Items(IOperation? list) => list switch
    {
        ICollectionExpressionOperation collection => collection.Elements,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        _ => [],
    };

    private static void Names(BlockModel block, IOperation? fields, Func<string, string?> problem, RuleContext context)
    {
        foreach (var field in (BlockModel.Unwrap(fields) as IObjectCreationOperation)?.Initializer?.Initializers ?? [])
        {
            var name = field switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [{ Value: var index }] } } => index,
                IInvocationOperation { Arguments: [{ Value: var first }, ..] } => first,
                _ => null,
            };
            if (name is { ConstantValue: { HasValue: true, Value: string text }, Syntax: var written } && problem(text) is { } wrong)
            {
                Report(block, written, wrong, null, context);
            }
        }
    }

    private static void Waits(BlockModel block, RuleContext context)
    {
        if (block.Kind is not { Effect: BlockEffect.Waits })
        {
            return;
        }

        Time(block, block.Argument("duration"), value => Ranges.Wait("the delay", value), mayBeZero: false, context);
        if (block.Argument("name") is { ConstantValue: { HasValue: true, Value: string name }, Syntax: var written } && Ranges.Event(name) is { } wrong)
        {
            Report(block, written, wrong, BlockIds.Suggestion(name) is { } suggestion ? $"\"{suggestion}\"" : null, context);
        }
    }

    private static void Retry(BlockModel block, RuleContext context)
    {
        if (BlockModel.Unwrap(block.Option("Retry")) is not IInvocationOperation { TargetMethod: { Name: var kind, ContainingType: var type } } retry
            || !SymbolEqualityComparer.Default.Equals(type, context.Symbols.Retry))
        {
            return;
        }

        var delay = Argument(retry, "delay");
        Number(block, Argument(retry, "attempts"), value => Ranges.Attempts((int)value), 2, Ranges.MaxAttempts, context);
        Time(block, delay, Ranges.Delay, mayBeZero: true, context);
        if (kind == "Exponential" && Argument(retry, "maxDelay") is { } longest && (delay is null ? UsualDelay : Durations.Of(delay)) is { } first)
        {
            Time(block, longest, value => Ranges.MaxDelay(value, first), mayBeZero: true, context, instead: delay?.Syntax.ToString());
        }
    }

    private static IOperation? Argument(IInvocationOperation call, string parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static void Number(BlockModel block, IOperation? setting, Func<double, string?> problem, double least, double most, RuleContext context)
    {
        if (BlockModel.Unwrap(setting) is { Syntax: var syntax, ConstantValue: { HasValue: true, Value: int or double or float or long } constant }
            && Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture) is var value && problem(value) is { } wrong)
        {
            Report(block, syntax, wrong, NearestBound.Of(syntax, value, least, most), context);
        }
    }

    private static void Time(BlockModel block, IOperation? setting, Func<TimeSpan, string?> problem, bool mayBeZero, RuleContext context, string? instead = null)
    {
        if (Durations.Of(setting) is { } value && problem(value) is { } wrong)
        {
            var syntax = setting!.Syntax;
            Report(block, syntax, wrong, NearestBound.Of(syntax, value, mayBeZero, block.Kind is { Effect: BlockEffect.Waits } ? Ranges.MaxWait : Ranges.MaxDuration) ?? instead, context);
        }
    }

    private static void Report(BlockModel block, SyntaxNode place, string problem, string? replacement, RuleContext context) =>
        context.Report(Descriptor, place.GetLocation(), $"{block.Subject}: {problem}", (FixKeys.Replacement, replacement));
}
