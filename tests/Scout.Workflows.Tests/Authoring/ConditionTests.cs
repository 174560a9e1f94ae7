using System.Text.Json;

namespace Scout.Workflows.Tests.Authoring;

public sealed class ConditionTests
{
    [Fact]
    public void Operators_become_an_expression_with_the_parentheses_that_it_needs()
    {
        Assert.Equal(
            "inputs.score > 0.8 && inputs.topic == 'billing' || !inputs.urgent",
            Condition(input => input.Score > 0.8 & input.Topic.Is(Topic.Billing) | !input.Urgent));
        Assert.Equal(
            "!(inputs.urgent || inputs.text != 'a') && (inputs.urgent || inputs.score <= inputs.order.lines[0].price)",
            Condition(input => !(input.Urgent | input.Text.IsNot("a")) & (input.Urgent | input.Score <= input.Get(question => question.Order.Lines[0].Price))));
    }

    [Fact]
    public void Holes_of_a_string_become_paths_and_literals() => Assert.Equal(
        "inputs.score > 0.8 && inputs.text == 'it\\'s' && (inputs.urgent || inputs.urgent)",
        Condition(input => $"{input.Score} > {0.8} && {input.Text} == {"it's"} && {input.Urgent | input.Urgent}"));

    [Fact]
    public void A_plain_string_is_an_expression() => Assert.Equal("inputs.score > 0.8", Condition(_ => "inputs.score > 0.8"));

    [Fact]
    public void Null_can_be_asked_for() => Assert.Equal("inputs.order.first == null", Condition(input => input.Order.First.IsNull));

    [Theory]
    [InlineData("inputs.text", "SCOUT1013: block 'route' (ConditionTests.cs): the condition 'inputs.text' is a text, not true or false; compare it with something")]
    [InlineData("inputs.urgent && inputs.score", "SCOUT1013: block 'route' (ConditionTests.cs): the condition 'inputs.score' is a number, not true or false; compare it with something")]
    [InlineData("0", "SCOUT1013: block 'route' (ConditionTests.cs): the condition '0' is a number, not true or false; compare it with something")]
    [InlineData("!inputs.order.lines", "SCOUT1013: block 'route' (ConditionTests.cs): the condition 'inputs.order.lines' is a list, not true or false; compare it with something")]
    [InlineData("inputs.score - 1", "SCOUT1013: block 'route' (ConditionTests.cs): the condition 'inputs.score - 1' is a number, not true or false; compare it with something")]
    [InlineData("inputs.urgent; true", "SCOUT1010: block 'route' (ConditionTests.cs): condition does not parse: this is not a single expression (line 1, column 1); write one Scriban expression, without braces around it")]
    [InlineData("", "SCOUT1010: block 'route' (ConditionTests.cs): condition does not parse: an expression is missing (line 1, column 1); write one Scriban expression, without braces around it")]
    public void A_condition_that_is_known_to_be_no_boolean_is_refused(string condition, string error) => Assert.Equal([error],
        Build.Errors<Question, string>((flow, _) => flow.If("route", condition, then: _ => Value.Of("a"), otherwise: _ => Value.Of("b"))));

    [Theory]
    [InlineData("inputs.urgent")]
    [InlineData("inputs.text == 'a' || (inputs.urgent && !inputs.urgent)")]
    [InlineData("inputs.text | string.contains 'a'")]
    [InlineData("inputs.urgent ? true : false")]
    public void A_condition_that_may_be_a_boolean_is_taken(string condition) => Assert.Equal(condition, Condition(_ => condition));

    private static string Condition(Func<Value<Question>, Condition> condition) =>
        JsonSerializer.Deserialize<string>(Build.Json<Question, string>("blocks/route/config/condition", (flow, input) =>
            flow.If("route", condition(input), then: _ => Value.Of("a"), otherwise: _ => Value.Of("b"))))!;
}
