using Scout.Definitions;

namespace Scout;

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
