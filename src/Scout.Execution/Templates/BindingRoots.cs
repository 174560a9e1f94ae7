using Scout.Revisions.Model;

namespace Scout.Execution.Templates;

/// <summary>Finds the names that a binding reads at its root.</summary>
internal static class BindingRoots
{
    public static IEnumerable<string> Of(Binding binding) => binding switch
    {
        Binding.Expression expression => CompiledTemplate.OfExpression(expression.Text).Roots,
        Binding.Composite composite => composite.Members.Values.SelectMany(Of),
        _ => [],
    };
}
