using Scout.Definitions;
using Scout.Revisions.Rules;

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
    protected static Value<string> Secret(string name) => new(ValueSource.Setting(RootNames.Secrets, name));

    /// <summary>A variable of the environment that the workflow runs in, from <c>scout.json</c>.</summary>
    /// <param name="name">The variable's name, such as <c>brand</c>.</param>
    /// <returns>The variable. The same as <c>{{ vars.brand }}</c> in a template.</returns>
    protected static Value<string> Variable(string name) => new(ValueSource.Setting(RootNames.Variables, name));
}

/// <summary>A workflow: blocks that turn an input into an output. Give the class a <see cref="WorkflowAttribute"/>.</summary>
/// <typeparam name="TIn">What a caller sends: a record.</typeparam>
/// <typeparam name="TOut">What a caller gets back.</typeparam>
public abstract class Workflow<TIn, TOut> : Workflow
{
    internal sealed override Type InputType => typeof(TIn);

    internal sealed override Type OutputType => typeof(TOut);

    /// <summary>
    /// Defines the workflow's blocks. It runs when the project is built, not when the workflow runs, and must give the same blocks
    /// every time: it may not read the clock, random numbers, the environment, files or the network.
    /// </summary>
    /// <param name="flow">What blocks are added to.</param>
    /// <param name="input">The caller's input.</param>
    /// <returns>The workflow's output, made of its blocks' values.</returns>
    protected abstract Value<TOut> Define(Flow flow, Value<TIn> input);

    internal sealed override Value? DefineIn(Definition definition) =>
        Define(new Flow(definition, definition.Body), new Value<TIn>(definition.Input));
}
