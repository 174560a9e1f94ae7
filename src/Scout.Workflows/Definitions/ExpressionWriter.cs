using System.Collections.Immutable;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Definitions;

/// <summary>Writes values as Scriban expressions, as they read from one scope.</summary>
/// <param name="definition">The workflow.</param>
/// <param name="scope">The scope of the reader.</param>
/// <param name="reader">The block that reads; none for the workflow's result.</param>
internal sealed class ExpressionWriter(Definition definition, ScopeDraft scope, BlockDraft? reader)
{
    /// <summary>Names that have been reported already.</summary>
    public HashSet<string> Reported { get; } = new(StringComparer.Ordinal);

    public string Write(ValueSource source) => Write(source, precedence: 0);

    /// <summary>The value as one operand, whatever stands around it.</summary>
    public string WriteOperand(ValueSource source) => Write(source, Operator.Tightest);

    public Binding Bind(ValueSource source) => source switch
    {
        // JSON of a revision has doubles only; as an expression a number keeps its digits.
        ValueSource.Literal literal => ScribanLiteral.IsExactInJson(literal.Json) ? new Binding.Literal(literal.Json) : new Binding.Expression(Write(source)),
        ValueSource.Composite composite => new Binding.Composite(
            composite.Members.ToImmutableSortedDictionary(member => member.Key, member => Bind(member.Value), StringComparer.Ordinal)),
        _ => new Binding.Expression(Write(source)),
    };

    private string Write(ValueSource source, int precedence) => source switch
    {
        ValueSource.Path path => Path(path),
        ValueSource.Literal literal => ScribanLiteral.Of(literal.Json),
        ValueSource.Composite composite =>
            $"{{{string.Join(", ", composite.Members.Select(member => $"{ScribanLiteral.Of(member.Key)}: {Write(member.Value)}"))}}}",
        ValueSource.Operation operation => Operation(operation, precedence),
        ValueSource.Function function => Function(function, precedence),
        ValueSource.Invalid invalid => Invalid(invalid),
        _ => throw new NotSupportedException($"{source.GetType()} cannot be written as an expression."),
    };

    private string Operation(ValueSource.Operation operation, int precedence)
    {
        var own = operation.Operator;
        var text = operation.Operands is [var left, var right]
            // The right operand of an equal operator needs parentheses, the left one does not.
            ? $"{Write(left, own.Precedence)} {own.Text} {Write(right, own.Precedence + 1)}"
            : $"{own.Text}{Write(operation.Operands[0], own.Precedence)}";
        return own.Precedence < precedence ? $"({text})" : text;
    }

    private string Function(ValueSource.Function function, int precedence)
    {
        var text = string.Join(' ', [function.Name, Write(function.Operand, Operator.Tightest), .. function.Constants]);
        return precedence > 0 ? $"({text})" : text;
    }

    private string Path(ValueSource.Path path) => Root(path.Origin) + Display.Steps(path.Steps);

    private string Root(Origin origin)
    {
        switch (origin)
        {
            case Origin.Inputs inputs:
                if (inputs.Definition != definition)
                {
                    definition.Errors.OutsideItsScope(reader, RootNames.Inputs, inputs.Definition);
                }

                return RootNames.Inputs;
            case Origin.Output { Block: var block }:
                if (!scope.IsInside(block.Scope) && Reported.Add(block.Id))
                {
                    OutsideItsScope(block, block.Scope.Definition);
                }

                return block.Id;
            case Origin.Loop loop:
                return LoopVariable(loop);
            case Origin.Setting setting:
                return setting.Root;
            default:
                throw new NotSupportedException($"{origin.GetType()} is no origin of a path.");
        }
    }

    private void OutsideItsScope(BlockDraft block, Definition owner)
    {
        if (owner == definition)
        {
            definition.Errors.OutsideItsScope(reader, block);
        }
        else
        {
            definition.Errors.OutsideItsScope(reader, block.Id, owner);
        }
    }

    private string LoopVariable(Origin.Loop loop)
    {
        if (!scope.IsInside(loop.Body))
        {
            Reported.Add(loop.Name);
            definition.Errors.OutsideItsScope(reader, loop.Name, loop.Body.Owner!);
        }

        return scope.Loop == loop.Body || !scope.IsInside(loop.Body) ? loop.Name : $"{loop.Body.Owner!.Id}.{loop.Name}";
    }

    private string Invalid(ValueSource.Invalid invalid)
    {
        definition.Errors.InvalidValue(reader, invalid.Problem);
        return "null";
    }
}
