using System.Globalization;

namespace Scout.Workflows.Tests.Authoring;

[Workflow("twice")]
internal sealed class Twice : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input)
    {
        flow.Text("same", "first place");
        return flow.Text("same", "second place");
    }
}

[Workflow("throws")]
internal sealed class Throws : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input)
    {
        flow.Text("good", "a");
        flow.Text("Bad", "b");
        return flow.Text("number", int.Parse("x", CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
    }
}

[Workflow("nothing")]
internal sealed class Nothing : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => null!;
}

[Workflow("circle-a")]
internal sealed class CircleA : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => flow.Call("next", new CircleB(), input);
}

[Workflow("circle-b")]
internal sealed class CircleB : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => flow.Call("next", new CircleC(), input);
}

[Workflow("circle-c")]
internal sealed class CircleC : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => flow.Call("next", new CircleA(), input);
}

[Workflow("Wrong_Id")]
internal sealed class WrongId : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => Value.Of("a");
}

[Workflow("same-id")]
internal sealed class SameId : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => Value.Of("a");
}

[Workflow("same-id")]
internal sealed class SameIdAgain : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => Value.Of("b");
}

[Workflow("no-constructor")]
internal sealed class NoConstructor(string text) : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => Value.Of(text);
}

internal sealed class NoAttribute : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => Value.Of("a");
}

[Workflow("broken-constructor")]
internal sealed class BrokenConstructor : Workflow<Question, string>
{
    public BrokenConstructor() => throw new InvalidOperationException("Not today.\nNor tomorrow.");

    protected override Value<string> Define(Flow flow, Value<Question> input) => Value.Of("a");
}

[Workflow("broken-static")]
internal sealed class BrokenStatic : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => Value.Of(Words.Hello);

    private static class Words
    {
        public static readonly string Hello = Load();

        private static string Load() => throw new InvalidOperationException("No words");
    }
}

[Workflow("several-ways")]
internal sealed class SeveralWays(string text) : Workflow<Question, string>
{
    public SeveralWays() : this("a") { }

    protected override Value<string> Define(Flow flow, Value<Question> input) => Value.Of(text);
}

[Workflow("calls-one-way")]
internal sealed class CallsOneWay : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => flow.Call("other", new SeveralWays("b"), input);
}

[Workflow("generic")]
internal sealed class Generic<T> : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => Value.Of(typeof(T).Name);
}
