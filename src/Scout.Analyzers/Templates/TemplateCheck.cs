using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Graph;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;

namespace Scout.Analyzers.Templates;

/// <summary>Finds what is wrong with one template or condition, as <c>ExpressionReader</c> does when the project is built.</summary>
internal sealed class TemplateCheck
{
    private readonly TemplateSite _site;
    private readonly DefinitionModel _definition;
    private readonly RuleContext _context;
    private readonly BlockModel _reader;
    private readonly string _setting;
    private readonly List<TemplateFinding> _findings = [];
    private ReadableNames? _names;

    private TemplateCheck(TemplateSite site, BlockModel reader, string setting, DefinitionModel definition, RuleContext context) =>
        (_site, _reader, _setting, _definition, _context) = (site, reader, setting, definition, context);

    private ReadableNames Names => _names ??= new(_site.Scope, _reader.Order);

    public static IReadOnlyList<TemplateFinding> Of(TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        if (!site.Text.IsWhole || site.Block is not { } reader || TemplatePlace.SettingOf(site) is not { } setting)
        {
            return [];
        }

        var check = new TemplateCheck(site, reader, setting, definition, context);
        check.Check(site.Parsed);
        return check._findings;
    }

    /// <summary>Whether a path is known to hold a text of any kind, not one of a few words.</summary>
    public static bool IsFreeText(string path, TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        if (site.Block is not { } reader || TemplateParser.ParseExpression(path).Reads is not [var read])
        {
            return false;
        }

        var shape = new TemplateCheck(site, reader, "", definition, context).ShapeOf(read.Root) is { } root ? ReadCheck.Follow(read, root, out _) : Shape.Unknown;
        return shape.Kind == ShapeKind.Text && shape != Shape.Choice;
    }

    private void Check(ParsedTemplate parsed)
    {
        if (parsed.SyntaxError is { } error)
        {
            var remedy = _site.Text.IsCondition ? TemplateWords.WriteExpression : TemplateWords.MendTemplate;
            Add(new(TemplateCheckRule.TemplateSyntax, error.Offset, error.Length, TemplateWords.Syntax(_setting, error.Message, remedy)));
            return;
        }

        foreach (var function in parsed.UnknownFunctions)
        {
            Add(new(TemplateCheckRule.UnknownFunction, function.Offset, function.Length, TemplateWords.UnknownFunction(_setting, function.Message), function.Suggestion));
        }

        foreach (var local in parsed.Locals)
        {
            if (Names.Contains(local.Key))
            {
                Add(new(TemplateCheckRule.NameTaken, local.Value, local.Key.Length, TemplateWords.NameTaken(_setting, local.Key)));
            }
        }

        foreach (var read in parsed.Reads)
        {
            Check(read);
        }

        if (_site.Text.IsCondition && parsed.Expression is { } condition && ConditionCheck.Problem(condition, ShapeOf) is { } problem)
        {
            Add(new(TemplateCheckRule.ConditionIsNoBoolean, problem.Offset, problem.Length, TemplateWords.NoBoolean(problem.Message)));
        }
    }

    private void Check(TemplateRead read)
    {
        if (ShapeOf(read.Root) is { } shape)
        {
            ReadCheck.Follow(read, shape, out var problem);
            if (problem is not null)
            {
                Add(new(TemplateCheckRule.UnknownMember, problem.Offset, problem.Length, TemplateWords.UnknownMember(_setting, problem.Message), problem.Suggestion));
            }
        }
        else if (string.CompareOrdinal(_site.Text.Text, read.Offset, read.Root, 0, read.Root.Length) == 0)
        {
            // Else it is a loop's variable, and what the loop goes over has been reported.
            Unreadable(read);
        }
    }

    private void Unreadable(TemplateRead read)
    {
        var name = read.Root;
        _definition.ById.TryGetValue(name, out var block);
        switch (NameFaults.Of(block, _reader, _site.Scope))
        {
            case NameFault.DoesNotExist when _definition.IsWhole:
                Add(TemplateCheckRule.UnknownName, TemplateWords.UnknownName(_setting, name, Spelling.Remedy(name, Names.All)), Spelling.Suggestion(name, Names.All));
                break;
            case NameFault.IsOwner:
                Add(TemplateCheckRule.ReadsItsOwner, TemplateWords.ReadsItsOwner(name, block!.CalledAt));
                break;
            case NameFault.IsDefinedLater:
                Add(TemplateCheckRule.ReadBeforeDefined, TemplateWords.ReadBeforeDefined(name, block!.CalledAt));
                break;
            case NameFault.IsOutside when block!.Scope.Owner?.Id is { } owner:
                Add(ValueOutsideItsBranchRule.Descriptor, TemplateWords.OutsideItsScope(name, block.CalledAt, owner));
                break;
        }

        void Add(DiagnosticDescriptor rule, string problem, string? suggestion = null) => this.Add(new(rule, read.Offset, name.Length, problem, suggestion));
    }

    private Shape? ShapeOf(string name)
    {
        if (_site.Text.Holes.TryGetValue(name, out var hole))
        {
            return ShapeOfType(_context.Symbols.ValueType(hole.Type));
        }

        return Names.Find(name) switch
        {
            null => null,
            { Block: BlockModel block } => ShapeOfType(block.Output),
            { Loop: ScopeModel loop } meaning => Variable(loop, meaning.Name),
            { Name: RootNames.Inputs } => ShapeOfType(_definition.Input),
            { Name: RootNames.Run } => RunNames.Shape,
            _ => Shape.Unknown,
        };
    }

    private Shape Variable(ScopeModel loop, string name)
    {
        var members = new Dictionary<string, Shape>(StringComparer.Ordinal);
        foreach (var variable in loop.Variables)
        {
            var shape = ShapeOfType(variable.Type);
            if (variable.Name == name)
            {
                return shape;
            }

            members[variable.Name] = shape;
        }

        return Shape.Object(members);
    }

    private Shape ShapeOfType(ITypeSymbol? type) => _context.Project.Shapes.Of(type, _context.Cancellation);

    // What a loop goes over is read again with each read of its variable.
    private void Add(TemplateFinding finding)
    {
        if (!_findings.Contains(finding))
        {
            _findings.Add(finding);
        }
    }
}
