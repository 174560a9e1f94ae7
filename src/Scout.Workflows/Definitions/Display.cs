using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Scout.Revisions.Rules;

namespace Scout.Definitions;

/// <summary>Shows values and templates to somebody who debugs a definition. Nothing of it gets into a revision.</summary>
internal static class Display
{
    public static string Of(ImmutableArray<TemplatePart> parts) => string.Concat(parts.Select(part => part switch
    {
        TemplatePart.Written written => written.Text,
        TemplatePart.Constant constant => constant.Text,
        TemplatePart.Hole hole => $"{{{{ {Of(hole.Source)} }}}}",
        _ => "?",
    }));

    public static string Of(ValueSource source) => source switch
    {
        ValueSource.Path path => Root(path.Origin) + Steps(path.Steps),
        ValueSource.Literal literal => literal.Json.GetRawText(),
        ValueSource.Composite composite => $"{{ {string.Join(", ", composite.Members.Select(member => $"{member.Key}: {Of(member.Value)}"))} }}",
        ValueSource.Operation { Operands: [var left, var right] } operation => $"({Of(left)} {operation.Operator.Text} {Of(right)})",
        ValueSource.Operation operation => operation.Operator.Text + Of(operation.Operands[0]),
        ValueSource.Function function => $"{function.Name}({Of(function.Operand)})",
        _ => "?",
    };

    /// <summary>The members and indexes of a path, as Scriban writes them.</summary>
    public static string Steps(ImmutableArray<PathStep> steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            _ = step.Member is not { } member ? text.Append(CultureInfo.InvariantCulture, $"[{step.Index}]")
                : ScribanNames.IsIdentifier(member) ? text.Append('.').Append(member)
                : text.Append('[').Append(ScribanLiteral.Of(member)).Append(']');
        }

        return text.ToString();
    }

    private static string Root(Origin origin) => origin switch
    {
        Origin.Inputs => RootNames.Inputs,
        Origin.Output output => output.Block.Id,
        Origin.Loop loop => loop.Name,
        Origin.Setting setting => setting.Root,
        _ => "?",
    };
}
