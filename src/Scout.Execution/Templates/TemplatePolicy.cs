using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>Finds what a template may not use: whatever could change what it is given, build a ring, or reach outside.</summary>
internal sealed class TemplatePolicy : ScriptVisitor
{
    /// <summary>What the template uses and may not, in words; or none.</summary>
    public string? Refused { get; private set; }

    /// <summary>The names that the template reads at its root, its own variables among them.</summary>
    public HashSet<string> Roots { get; } = new(StringComparer.Ordinal);

    public override void Visit(ScriptAssignExpression node) => Target(node, node.Target);

    public override void Visit(ScriptIncrementDecrementExpression node) => Target(node, node.Right);

    public override void Visit(ScriptThisExpression node) => Refuse("'this'");

    public override void Visit(ScriptImportStatement node) => Refuse("'import'");

    public override void Visit(ScriptReadOnlyStatement node) => Refuse("'readonly'");

    public override void Visit(ScriptWithStatement node) => Refuse("'with'");

    public override void Visit(ScriptWrapStatement node) => Refuse("'wrap'");

    public override void Visit(ScriptTableRowStatement node) => Refuse("'tablerow'");

    public override void Visit(ScriptVariableGlobal node)
    {
        Roots.Add(node.Name);
        base.Visit(node);
    }

    public override void Visit(ScriptMemberExpression node)
    {
        // The member is a variable node too, but no name at the root.
        if (node.Target is { } target)
        {
            Visit(target);
        }
    }

    private void Target(ScriptNode assignment, ScriptNode? target)
    {
        if (target is not ScriptVariable)
        {
            Refuse("an assignment to a member or an item");
        }

        DefaultVisit(assignment);
    }

    private void Refuse(string what) => Refused ??= what;
}
