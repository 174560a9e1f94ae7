namespace Scout.Workflows.Tests.Authoring;

[Workflow("called")]
public sealed class Called : Workflow<Line, string>
{
    protected override Value<string> Define(Flow flow, Value<Line> input) => flow.Text("name", $"{input.Name}");
}

[Workflow("calling")]
public sealed class Calling : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) =>
        flow.Call("ask", new Called(), Line.Of(input.Text, Value.Of(1.0)));
}

[Workflow("renamed")]
public sealed class Renamed : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) =>
        flow.Text("greet", "Hi", new() { DisplayName = "Greeting", FormerId = "hello" });
}
