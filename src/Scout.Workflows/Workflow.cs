using Scout.Definitions;

namespace Scout;

/// <summary>What all workflows have in common. Derive from <see cref="Workflow{TIn,TOut}"/>.</summary>
public abstract class Workflow
{
    private protected Workflow() { }

    internal abstract Type InputType { get; }

    internal abstract Type OutputType { get; }

    internal abstract Value? DefineIn(Definition definition);

    /// <summary>A secret of the environment that the workflow runs in, read when it runs; a revision holds only its name.</summary>
    /// <param name="name">The secret's name, such as <c>CRM_TOKEN</c>.</param>
    /// <returns>The secret, for a template's hole: <c>$"Bearer {Secret("CRM_TOKEN")}"</c>. The same as <c>{{ secrets.CRM_TOKEN }}</c>.</returns>
    protected static Value<string> Secret(string name) => new(ValueSource.Setting("secrets", name));

    /// <summary>A variable of the environment that the workflow runs in, from <c>scout.json</c>.</summary>
    /// <param name="name">The variable's name, such as <c>brand</c>.</param>
    /// <returns>The variable. The same as <c>{{ vars.brand }}</c> in a template.</returns>
    protected static Value<string> Variable(string name) => new(ValueSource.Setting("vars", name));
}
