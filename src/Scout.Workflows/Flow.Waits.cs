using System.Runtime.CompilerServices;
using Scout.Definitions;
using Scout.Revisions.Blocks;
using Scout.Revisions.Rules;

namespace Scout;

public sealed partial class Flow
{
    /// <summary>A block that waits for a time to pass. The run needs no process meanwhile. Every block that is added to the same flow after it waits for it.</summary>
    /// <param name="id">The block's id.</param>
    /// <param name="duration">How long, from when the block begins: up to 3650 days, in whole milliseconds.</param>
    /// <param name="options">Whether later blocks wait for it, and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The time when it was over, UTC.</returns>
    public Value<DateTimeOffset> Delay(
        string id, TimeSpan duration, WaitOptions<DateTimeOffset>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Delay(id, Value.Of(duration), duration, options, new(file, line));

    /// <summary>A block that waits for a time to pass that is known when the workflow runs. A duration of zero or less is no wait.</summary>
    /// <inheritdoc cref="Delay(string,TimeSpan,WaitOptions{DateTimeOffset},string,int)"/>
    public Value<DateTimeOffset> Delay(
        string id, Value<TimeSpan> duration, WaitOptions<DateTimeOffset>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Delay(id, duration, null, options, new(file, line));

    /// <summary>A block that waits until a time. One that has passed is no wait.</summary>
    /// <param name="id">The block's id.</param>
    /// <param name="until">When it is over: at most 3650 days from when the block begins.</param>
    /// <param name="options">Whether later blocks wait for it, and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The time when it was over, UTC.</returns>
    public Value<DateTimeOffset> Delay(
        string id, Value<DateTimeOffset> until, WaitOptions<DateTimeOffset>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Delay(id, until, null, options, new(file, line));

    /// <summary>
    /// A block that waits for an event: <c>dotnet scout signal RUN NAME --data JSON</c>. The run needs no process meanwhile. An event that comes before the
    /// block waits for it is kept for it. Every block that is added to the same flow after it waits for it.
    /// </summary>
    /// <typeparam name="T">The event's data.</typeparam>
    /// <param name="id">The block's id.</param>
    /// <param name="name">The event's name: <c>[a-z][a-z0-9_]*</c>. Where several blocks of a run wait for the same, each event goes to the one that has waited longest.</param>
    /// <param name="options">How long it waits at most, whether later blocks wait for it, and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The event's data.</returns>
    public Value<T> WaitFor<T>(
        string id, string name, WaitOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        return AddWait(id, options, new(file, line), binder =>
        {
            binder.Check(Ranges.Event(name));
            return new WaitForBlock { Id = binder.Id, Needs = [], Output = binder.Output, Event = name };
        });
    }

    /// <summary>
    /// A block that waits until somebody decides: <c>dotnet scout approve RUN</c>, or with <c>--deny</c>. The run needs no process meanwhile. A denial fails the block,
    /// unless it may be denied. Every block that is added to the same flow after it waits for it.
    /// </summary>
    /// <param name="id">The block's id.</param>
    /// <param name="text">What is to be decided, for whoever decides.</param>
    /// <param name="options">Who may decide, whether it may be denied, how long it waits at most, and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The decision.</returns>
    public Value<Approval> Approve(
        string id, Template text, ApproveOptions? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        return AddWait(id, options, new(file, line), binder =>
        {
            foreach (var person in options?.By ?? [])
            {
                binder.Check(Ranges.Address(person));
            }

            return new ApproveBlock
            {
                Id = binder.Id,
                Needs = [],
                Output = binder.Output,
                Text = binder.Template("text", text),
                By = [.. (options?.By ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
                MayBeDenied = options?.MayBeDenied ?? false,
            };
        });
    }

    private Value<DateTimeOffset> Delay(string id, Value time, TimeSpan? duration, WaitOptions<DateTimeOffset>? options, SourceLocation location)
    {
        ArgumentNullException.ThrowIfNull(time);
        return AddWait(id, options, location, binder =>
        {
            binder.Check(duration is { } constant ? Ranges.Wait("the delay", constant) : null);
            return new DelayBlock { Id = binder.Id, Needs = [], Output = binder.Output, Time = binder.Bind("time", time) };
        });
    }

    private Value<T> AddWait<T>(string id, WaitOptions<T>? options, SourceLocation location, Func<BlockBinder, Scout.Revisions.Model.Block> build) => Add(id, options, location, draft =>
    {
        if (options?.HoldsBack ?? true)
        {
            draft.Scope.Barriers.Add(draft);
        }

        return build;
    });
}
