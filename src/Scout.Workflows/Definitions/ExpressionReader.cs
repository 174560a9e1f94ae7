using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;

namespace Scout.Definitions;

/// <summary>Finds what written templates and expressions read, and whether all of it exists.</summary>
/// <param name="definition">The workflow.</param>
/// <param name="scope">The scope of the reader.</param>
/// <param name="reader">The block that reads; none for the workflow's result.</param>
/// <param name="names">What can be read.</param>
/// <param name="reported">Names that have been reported already.</param>
internal sealed class ExpressionReader(
    Definition definition, ScopeDraft scope, BlockDraft? reader, VisibleNames names, IReadOnlySet<string> reported)
{
    /// <summary>What has been read: ids of blocks, and <c>inputs</c>.</summary>
    public SortedSet<string> Needs { get; } = new(StringComparer.Ordinal);

    public void Template(string setting, string template)
    {
        var parsed = TemplateParser.Parse(template);
        if (parsed.SyntaxError is { } error)
        {
            definition.Errors.Template(reader, setting, $"{error.Message} ({Position(template, error.Offset)})", TemplateWords.MendTemplate);
            return;
        }

        Check(setting, parsed);
    }

    public void Binding(string setting, Binding binding)
    {
        switch (binding)
        {
            case Binding.Expression expression:
                ParseExpression(setting, expression.Text);
                break;
            case Binding.Composite composite:
                foreach (var (name, member) in composite.Members)
                {
                    Binding($"{setting}.{name}", member);
                }

                break;
        }
    }

    public void Condition(BlockDraft block, string setting, string condition)
    {
        if (ParseExpression(setting, condition) is { Expression: { } expression }
            && ConditionCheck.Problem(expression, names.Find) is { } problem)
        {
            definition.Errors.NoBoolean(block, problem.Message);
        }
    }

    private ParsedTemplate? ParseExpression(string setting, string expression)
    {
        var parsed = TemplateParser.ParseExpression(expression);
        if (parsed.SyntaxError is { } error)
        {
            definition.Errors.Template(reader, setting, $"{error.Message} ({Position(expression, error.Offset)})", TemplateWords.WriteExpression);
            return null;
        }

        Check(setting, parsed);
        return parsed;
    }

    private void Check(string setting, ParsedTemplate parsed)
    {
        foreach (var function in parsed.UnknownFunctions)
        {
            definition.Errors.UnknownFunction(reader, setting, function.Message);
        }

        foreach (var local in parsed.Locals.Keys.Where(names.Contains))
        {
            definition.Errors.NameTaken(reader, setting, local);
        }

        foreach (var read in parsed.Reads.Where(read => !reported.Contains(read.Root)))
        {
            if (names.Find(read.Root) is not { } shape)
            {
                Unknown(setting, read.Root);
                continue;
            }

            ReadCheck.Follow(read, shape, out var problem);
            if (problem is not null)
            {
                definition.Errors.UnknownMember(reader, setting, problem.Message);
            }

            if (names.IsNeed(read.Root))
            {
                Needs.Add(read.Root);
            }
        }
    }

    private void Unknown(string setting, string name)
    {
        definition.TryFind(name, out var block);
        switch (NameFaults.Of(block, reader, scope))
        {
            case NameFault.DoesNotExist:
                definition.Errors.UnknownName(reader, setting, name, Spelling.Remedy(name, names.All));
                break;
            case NameFault.IsOwner:
                definition.Errors.ReadsItsOwner(reader, block!);
                break;
            case NameFault.IsDefinedLater:
                definition.Errors.ReadBeforeDefined(reader, block!);
                break;
            default:
                definition.Errors.OutsideItsScope(reader, block!);
                break;
        }
    }

    private static string Position(string text, int offset)
    {
        var before = text.AsSpan(0, Math.Clamp(offset, 0, text.Length));
        return $"line {before.Count('\n') + 1}, column {before.Length - (before.LastIndexOf('\n') + 1) + 1}";
    }
}
