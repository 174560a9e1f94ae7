using System.Collections.Immutable;

namespace Scout.Testing;

public sealed partial class WorkflowTest
{
    /// <summary>Gives a block's output, in place of its work: of a model, of code, of a request, of a whole workflow that is called.</summary>
    /// <param name="block">The block: <c>triage</c>; one item of a loop: <c>answers[1]/answer</c>; of a workflow that is called: <c>translated/translate</c>.</param>
    /// <param name="output">The output, of the block's own type or as an anonymous object; it has to fit.</param>
    /// <param name="times">How often; then what was said before has the word, or the block itself. Default: always.</param>
    public WorkflowTest Reply(string block, object? output, int? times = null)
    {
        var shown = Call("Reply", block);
        var written = Written(output, shown);
        return With(new BlockFake(block, shown, times, (_, _) => new(written)) { Outputs = [written] });
    }

    /// <summary>Gives a block's output, made of what the block is given.</summary>
    /// <typeparam name="TIn">What it is given: the argument of a method that has one, a record of the arguments of one that has more, the prompt of a model (a text), the input of a workflow that is called. As JSON: <see cref="System.Text.Json.JsonElement"/>.</typeparam>
    /// <param name="block">The block, as for <see cref="Reply(string, object?, int?)"/>.</param>
    /// <param name="output">Makes the output.</param>
    /// <param name="times">How often, as for <see cref="Reply(string, object?, int?)"/>.</param>
    public WorkflowTest Reply<TIn>(string block, Func<TIn, object?> output, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        var shown = Call($"Reply<{Scout.Revisions.Schemas.CSharpName.Of(typeof(TIn))}>", block);
        return With(new BlockFake(block, shown, times, (call, _) => new(Written(output(GivenInput.Read<TIn>(call, shown)), shown))));
    }

    /// <summary>Gives a block's outputs one after the other: the first time the first. It fails where the block is asked once more.</summary>
    /// <param name="block">The block, as for <see cref="Reply(string, object?, int?)"/>.</param>
    /// <param name="outputs">The outputs. In a loop that works on several items at once their order is that in which the items begin.</param>
    public WorkflowTest Replies(string block, params object?[] outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var shown = Call("Replies", block);
        var written = outputs.Select(output => Written(output, shown)).ToImmutableArray();
        return With(new BlockFake(block, shown, null, (call, turn) => turn < written.Length ? new(written[turn]) : throw TestErrors.RepliesUsedUp(shown, written.Length, call.Path)) { Outputs = written });
    }

    /// <summary>Lets attempts at a block fail: <c>Retry</c> and <c>OnError</c> do what they do.</summary>
    /// <param name="block">The block, as for <see cref="Reply(string, object?, int?)"/>.</param>
    /// <param name="message">Why.</param>
    /// <param name="times">How many attempts; the next ones are what was said before, or the block's own. Default: all.</param>
    public WorkflowTest Fails(string block, string message, int? times = null) =>
        With(new BlockFake(block, Call("Fails", block), times, (call, _) => new(null, TestErrors.Failed(call.Path, message))));

    /// <summary>
    /// Lets attempts at a block take longer than its <c>Timeout</c>; nobody answers where the block waits for an event or a decision. That time is skipped, and counts: <see cref="WorkflowRun.Elapsed"/>
    /// has it for each of the attempts.
    /// </summary>
    /// <param name="block">The block, as for <see cref="Reply(string, object?, int?)"/>.</param>
    /// <param name="times">How many attempts; default: all.</param>
    public WorkflowTest TimesOut(string block, int? times = null) =>
        With(new BlockFake(block, Call("TimesOut", block), times, (_, _) => Scout.Revisions.Channel.StandIn.Endless) { IsTimeout = true });

    private WorkflowTest With(BlockFake fake) => new(_setup with { Blocks = _setup.Blocks.Add(fake) });
}
