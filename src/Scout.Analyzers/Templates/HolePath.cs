using System.Text;
using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Templates;

/// <summary>Writes the path of a template as C#.</summary>
internal static class HolePath
{
    /// <summary>Such as <c>customer.Name</c> for <c>customer.name</c>; null where C# has no name for a part of it.</summary>
    public static string? Of(string path, TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        var names = path.Split('.');
        var (root, type) = Root(names[0].Trim(), site, definition);
        if (root is null)
        {
            return null;
        }

        var written = new StringBuilder(root);
        for (var i = 1; i < names.Length; i++)
        {
            if (Member(type, names[i].Trim(), context) is not { } property)
            {
                return null;
            }

            written.Append('.').Append(property.Name);
            type = property.Type;
        }

        return written.ToString();
    }

    private static (string? Name, ITypeSymbol? Type) Root(string name, TemplateSite site, DefinitionModel definition)
    {
        if (name == RootNames.Inputs)
        {
            return (definition.InputParameter?.Name, definition.Input);
        }

        for (var scope = site.Scope; scope is not null; scope = scope.Parent)
        {
            if (!scope.Variables.IsEmpty)
            {
                foreach (var variable in scope.Variables)
                {
                    if (variable.Name == name)
                    {
                        return (variable.Parameter is { Name: not "_" } parameter ? parameter.Name : null, variable.Type);
                    }
                }

                break;
            }
        }

        return definition.ById.TryGetValue(name, out var block) && block.Local is { } local
            && block.Order < site.Block!.Order && site.Scope.IsInside(block.Scope)
            && !definition.Reassigned.Contains(local)
                ? (local.Name, block.Output)
                : default;
    }

    // Values have members where their type has a shape; one that may be null has none.
    private static IPropertySymbol? Member(ITypeSymbol? type, string name, RuleContext context)
    {
        if (type is not INamedTypeSymbol { NullableAnnotation: not NullableAnnotation.Annotated } named
            || !named.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, context.Symbols.ShapeAttribute)))
        {
            return null;
        }

        foreach (var member in context.Project.Forms.Of(named, context.Cancellation).Members)
        {
            if (member.Name == name)
            {
                return member.Property;
            }
        }

        return null;
    }
}
