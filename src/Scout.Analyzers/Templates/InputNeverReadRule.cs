using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Forms;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1032: a member of the input is read by no template, hole or value.</summary>
internal sealed class InputNeverReadRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1032", RuleCategory.Templates, DiagnosticSeverity.Warning, "A member of the input is read");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        if (!definition.IsWhole || definition.InputParameter is not { } parameter
            || definition.Input is not INamedTypeSymbol input || !KnownTypes.IsObject(input))
        {
            return;
        }

        var members = context.Project.Forms.Of(input, context.Cancellation).Members;
        var unread = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            unread[member.Name] = member;
        }

        if (!ReadByValues(definition, parameter, members, unread) || !ReadByTemplates(definition, unread))
        {
            return;
        }

        var own = parameter.Locations[0];
        var others = unread.Count == 0 ? [] : Others(definition.Method.ContainingType, input, context);
        foreach (var member in unread.Values)
        {
            if (others.Count > 0)
            {
                // It is not the record's fault: others may read it.
                context.Report(
                    Descriptor, own,
                    $"'{member.Property.Name}' of the input is never read here; read it, or give the workflow an input of its own without it: {input.Name} is the input of {Words(others)} too");
                continue;
            }

            // An editor shows only what is in the file that it looks at.
            context.Report(
                Descriptor, member.Property.Locations.FirstOrDefault(place => place.SourceTree == own.SourceTree) ?? own,
                $"'{member.Property.Name}' of the input is never read; read it, or take it out of {input.Name}");
        }
    }

    /// <summary>The other workflows that take the type, by their ids.</summary>
    private static List<string> Others(INamedTypeSymbol workflow, INamedTypeSymbol input, RuleContext context) =>
    [
        .. context.Project.Index.WithInput(input.Name).Distinct()
            .SelectMany(name => context.Compilation.GetSymbolsWithName(name, SymbolFilter.Type, context.Cancellation)).OfType<INamedTypeSymbol>()
            .Where(type => !SymbolEqualityComparer.Default.Equals(type, workflow)
                && WorkflowModel.Types(type, context.Symbols) is [var taken, _] && SymbolEqualityComparer.Default.Equals(taken, input))
            .Select(type => $"'{WorkflowModel.IdOf(type, context.Symbols) ?? type.Name}'").Distinct().OrderBy(id => id, StringComparer.Ordinal),
    ];

    private static string Words(List<string> ids) => ids.Count == 1 ? ids[0] : $"{string.Join(", ", ids.Take(ids.Count - 1))} and {ids[ids.Count - 1]}";

    // False where all may be read.
    private static bool ReadByValues(DefinitionModel definition, IParameterSymbol parameter, ImmutableArray<JsonMember> members, Dictionary<string, JsonMember> unread)
    {
        foreach (var reference in definition.References)
        {
            if (reference is not IParameterReferenceOperation { Parameter: var own } || !SymbolEqualityComparer.Default.Equals(own, parameter))
            {
                continue;
            }

            if (reference.Syntax.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access || access.Expression != reference.Syntax)
            {
                return false;
            }

            string[] names = name == "Get" && access.Parent is InvocationExpressionSyntax get
                ? [.. get.ArgumentList.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(member => member.Name.Identifier.ValueText)]
                : [name];
            var read = members.Where(member => names.Contains(member.Property.Name)).ToArray();
            if (read.Length == 0)
            {
                return false;
            }

            foreach (var member in read)
            {
                unread.Remove(member.Name);
            }
        }

        return true;
    }

    private static bool ReadByTemplates(DefinitionModel definition, Dictionary<string, JsonMember> unread)
    {
        foreach (var site in definition.Templates)
        {
            if (!site.Text.IsWhole || site.Parsed.SyntaxError is not null)
            {
                return false;
            }

            foreach (var read in site.Parsed.Reads)
            {
                if (read.Root != RootNames.Inputs)
                {
                    continue;
                }

                if (read.Steps.Count == 0 || read.Steps[0].Member is not { } name)
                {
                    return false;
                }

                unread.Remove(name);
            }
        }

        return true;
    }
}
