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

        var own = definition.Method.ContainingType.Name;
        var takers = context.Project.Index.Takers(input.Name).OrderBy(taker => taker.Id, StringComparer.Ordinal).ToArray();
        var others = takers.Where(taker => taker.Class != own).ToArray();
        if (others.Length > 0 && takers[0].Class != own)
        {
            // What nobody reads is told once, at the first who takes it.
            return;
        }

        foreach (var member in unread.Values.Where(member => !others.Any(other => other.MayRead(member.Property.Name, member.Name))))
        {
            // An editor shows only what is in the file that it looks at.
            var place = parameter.Locations[0];
            context.Report(
                Descriptor, member.Property.Locations.FirstOrDefault(declared => declared.SourceTree == place.SourceTree) ?? place,
                others.Length > 0
                    ? $"'{member.Property.Name}' of {input.Name} is read by none of the workflows that take it ({string.Join(", ", takers.Select(taker => taker.Id))}); read it, or take it out"
                    : $"'{member.Property.Name}' of the input is never read; read it, or take it out of {input.Name}");
        }
    }

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
