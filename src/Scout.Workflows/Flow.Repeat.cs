using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Scout.Definitions;
using Scout.Revisions.Blocks;
using Scout.Revisions.Rules;

namespace Scout;

public sealed partial class Flow
{
    /// <summary>
    /// A block that runs a body round after round, each with what the last one yielded, until a condition holds of that, and not more often than is said.
    /// The body runs at least once.
    /// </summary>
    /// <typeparam name="T">What is carried from round to round.</typeparam>
    /// <param name="id">The block's id; inside a loop in the body, templates reach this loop's variables as <c>{{ id.accumulator }}</c>.</param>
    /// <param name="seed">What the first round is given.</param>
    /// <param name="until">
    /// The condition, for what a round yielded; it is tested after each round, and when it holds the block yields that. In a string the value is
    /// <c>accumulator</c>, and the round's number <c>index</c>, from 0. It reads nothing of the body's blocks.
    /// </param>
    /// <param name="body">Defines a round, with the flow that it is given, for what the last one yielded; its number is <c>{{ index }}</c>, from 0.</param>
    /// <param name="most">How many rounds there are at most: 1 to 1000.</param>
    /// <param name="options">What happens when the condition has not held by then, retry, timeout and the like.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>What the last round yielded.</returns>
    public Value<T> Repeat<T>(
        string id, Value<T> seed, Func<Value<T>, Condition> until, Func<Flow, Value<T>, Value<T>> body, int most, RepeatOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(until);
        ArgumentNullException.ThrowIfNull(body);
        return Add(id, options, new(file, line), draft =>
        {
            var variables = ImmutableDictionary<string, Type>.Empty.Add(RootNames.Accumulator, typeof(T)).Add(RootNames.Index, typeof(int));
            Condition? condition = null;

            // The condition has the round's variables, and sees nothing of what a round is made of.
            var after = _definition.Condition(draft, variables, scope =>
            {
                condition = until(Variable<T>(scope, RootNames.Accumulator));
                if (condition is null)
                {
                    _definition.Errors.NullResult(draft, "until");
                }
            });
            var round = Loop(draft, variables, (flow, scope) => body(flow, Variable<T>(scope, RootNames.Accumulator)));
            return binder =>
            {
                binder.Check(Ranges.Rounds(most));
                return new RepeatBlock
                {
                    Id = binder.Id,
                    Needs = [],
                    Output = binder.Output,
                    Seed = binder.Bind("seed", seed),
                    Until = condition is null ? "true" : binder.Condition("until", condition, after),
                    Most = most,
                    MustHold = options?.MustHold ?? false,
                    Body = binder.Scope(round),
                };
            };
        });
    }

    /// <summary>A block that begins with a constant.</summary>
    /// <inheritdoc cref="Repeat{T}(string,Value{T},Func{Value{T},Condition},Func{Flow,Value{T},Value{T}},int,RepeatOptions{T},string,int)"/>
    [OverloadResolutionPriority(-1)]
    public Value<T> Repeat<T>(
        string id, T seed, Func<Value<T>, Condition> until, Func<Flow, Value<T>, Value<T>> body, int most, RepeatOptions<T>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Repeat(id, seed is not Value ? Value.Of(seed) : throw BranchErrors.NoCommonType(), until, body, most, options, file, line);
}
