using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Scout.Workflows.Tests.Authoring;

/// <summary>What is refused while a workflow is defined, because nobody knows its values yet.</summary>
public sealed class BuildTimeTests
{
    private static readonly CompositeFormat Format = CompositeFormat.Parse("Hello {0}");

    public static TheoryData<string, Func<Flow, Value<Question>, object?>> Texts => new()
    {
        { "an interpolated string", (_, input) => $"Hello {input.Text}" },
        { "ToString", (_, input) => input.Text.ToString() },
        { "a sum", (_, input) => "Hello " + input.Text },
        { "string.Format", (_, input) => string.Format(CultureInfo.InvariantCulture, "{0}", input.Text) },
        { "a format that is parsed before", (_, input) => string.Format(CultureInfo.InvariantCulture, Format, input.Text) },
        { "string.Format of a list", (_, input) => string.Format(CultureInfo.InvariantCulture, "{0}{1}{2}{3}", [1, 2, 3, input.Text]) },
        { "string.Concat", (_, input) => string.Concat("Hello ", input.Text) },
        { "string.Join", (_, input) => string.Join(", ", [input.Text, input.Text]) },
        { "a builder", (_, input) => new StringBuilder().Append(input.Text).ToString() },
        { "a builder's interpolated string", (_, input) => new StringBuilder().Append(CultureInfo.InvariantCulture, $"Hello {input.Text}").ToString() },
        { "a builder's format", (_, input) => new StringBuilder().AppendFormat(CultureInfo.InvariantCulture, "{0}", input.Text).ToString() },
        { "a builder's join", (_, input) => new StringBuilder().AppendJoin(", ", [input.Text, input.Text]).ToString() },
        { "a converter", (_, input) => Convert.ToString(input.Text, CultureInfo.InvariantCulture) },
        { "a tuple", (_, input) => (input.Text, 1).ToString() },
        { "an anonymous object", (_, input) => new { input.Text }.ToString() },
        { "a sequence", (_, input) => string.Concat(new[] { input.Text }.Select(text => text.ToString())) },
        { "a value of any type", (flow, input) => $"{flow.When("tell", input.Urgent, _ => { })}" },
        { "a template", (_, input) => $"{(Template)$"Hello {input.Text}"}" },
        { "a condition", (_, input) => $"{(Condition)input.Urgent}" },
        { "a message", (_, input) => $"{Message.User($"Hello {input.Text}")}" },
        { "a value that may be left out", (_, input) => $"{(OptionalValue<string>)input.Text}" },
        { "options", (_, input) => $"{new LlmOptions<string> { Model = "fast", Prompt = $"Hello {input.Text}" }}" },
        { "a policy", (_, input) => $"{OnError.Continue(input.Text)}" },
    };

    public static TheoryData<string, Func<Flow, Value<Question>, object?>> Decisions => new()
    {
        { "Equals", (_, input) => input.Text.Equals("a") },
        { "Equals of a value", (_, input) => input.Topic.Equals(Value.Of(Topic.Billing)) },
        { "object.Equals", (_, input) => Equals(input.Topic, Value.Of(Topic.Billing)) },
        { "a comparer", (_, input) => EqualityComparer<Value<string>>.Default.Equals(input.Text, input.Order.Id) },
        { "Contains", (_, input) => new List<Value<string>> { input.Text }.Contains(input.Text) },
        { "Distinct", (_, input) => new[] { input.Text, input.Text }.Distinct().Count() },
        { "a set", (_, input) => new HashSet<Value> { input.Text } },
        { "a dictionary", (_, input) => new Dictionary<Value, int> { [input.Text] = 1 } },
        { "a tuple", (_, input) => (input.Text, 1).Equals((input.Text, 1)) },
        { "a record", (_, input) => OnError.Continue(input.Text) == OnError.Continue(input.Text) },
        { "a value that may be left out", (_, input) => Equals((OptionalValue<string>)input.Text, (OptionalValue<string>)input.Text) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_becomes_text(string name, Func<Flow, Value<Question>, object?> make) => Refused("SCOUT1040", name, make);

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Nothing_is_decided(string name, Func<Flow, Value<Question>, object?> make) => Refused("SCOUT1041", name, make);

    [Fact]
    public void A_value_in_a_constant_is_refused() => Assert.Equal(
        [
            "SCOUT1016: block 'text' (BuildTimeTests.cs): reads a constant of type List<Value<string>> that cannot be written as JSON (a value that is known only when the workflow runs is no part of a constant); use strings, numbers, lists and records",
        ],
        Build.Errors<Question, string>((flow, input) => flow.Text("text", $"{Value.Of(new List<Value<string>> { input.Text })}")));

    [Fact]
    public void A_value_of_a_value_is_the_value() => Assert.Equal(
        "\"{{ inputs.text }}\"",
        Build.Json<Question, string>("blocks/text/config/template", (flow, input) => flow.Text("text", $"{Value.Of(input.Text)}")));

    [Fact]
    public void Json_of_a_value_is_refused() => Build.Json<Question, string>("workflow", (flow, input) =>
    {
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { input.Text }));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize((Template)$"{input.Text}"));
        return flow.Text("last", "x");
    });

    [Fact]
    public void The_error_names_the_line_and_not_the_type_that_the_text_would_have_been()
    {
        var error = Assert.Single(Build.Errors(typeof(Greeter)));

        Assert.Equal(("greeter", "SCOUT1040", "BuildTimeTests.cs"), (error.Workflow, error.Code, Path.GetFileName(error.File)));
        Assert.Contains("a Value<string> becomes text while the project is built, when nobody knows its value", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Scout.Value", error.Message, StringComparison.Ordinal);
        Assert.True(!File.Exists(error.File) || File.ReadAllLines(error.File!)[error.Line - 1].Contains("// here", StringComparison.Ordinal));
    }

    [Fact]
    public void The_error_is_found_in_whatever_carries_it()
    {
        var error = Assert.Single(Build.Errors(typeof(LazyGreeter)));

        Assert.Equal("SCOUT1041", error.Code);
    }

    [Fact]
    public void Equality_operators_are_conditions() => Assert.Equal(
        "\"inputs.topic == 'billing' && inputs.text != 'a' || inputs.order.first == null && inputs.order.id != inputs.text\"",
        Build.Json<Question, string>("blocks/route/config/condition", (flow, input) => flow.If(
            "route",
            input.Topic == Topic.Billing && input.Text != "a" || input.Order.First == null && input.Order.Id != input.Text,
            then: _ => "yes",
            otherwise: _ => input.Text)));

    [Fact]
    public void Both_sides_of_a_joined_condition_are_in_it_whatever_the_left_one_is() => Assert.Equal(
        "\"true || inputs.urgent\"",
        Build.Json<Question, string>("blocks/route/config/condition", (flow, input) => flow.If(
            "route", Value.Of(true) || input.Urgent, then: _ => input.Text, otherwise: _ => input.Text)));

    // xunit must not show the values to tell the cases apart: it would ask for their text.
    private static void Refused(string code, string name, Func<Flow, Value<Question>, object?> make)
    {
        Exception? thrown = null;
        Build.Json<Question, string>("workflow", (flow, input) =>
        {
            thrown = Record.Exception(() => { make(flow, input); });
            return flow.Text("last", "x");
        });

        Assert.True(thrown is ScoutException refused && refused.Code == code, $"{name}: {thrown}");
    }

    [Workflow("greeter")]
    private sealed class Greeter : Workflow<Question, string>
    {
        protected override Value<string> Define(Flow flow, Value<Question> input)
        {
            var prompt = $"Hello {input.Text}"; // here
            return flow.Text("text", prompt);
        }
    }

    [Workflow("lazy-greeter")]
    private sealed class LazyGreeter : Workflow<Question, string>
    {
        protected override Value<string> Define(Flow flow, Value<Question> input) =>
            Task.Run(() => input.Text.Equals("a")).Wait(TimeSpan.FromMinutes(1)) ? flow.Text("text", "yes") : flow.Text("text", "no");
    }
}
