using Scout.Definitions;
using Scout.Revisions.Snapshots;

namespace Scout.Workflows.Tests.Authoring;

public sealed class BlockTests
{
    [Fact]
    public void A_text_block_holds_its_template_and_needs_what_it_reads() => Assert.Equal(
        """{"config":{"template":"Hello {{ inputs.text }}"},"needs":["inputs"],"output":{"type":"string"},"type":"text"}""",
        Build.Json<Question, string>("blocks/hello", (flow, input) => flow.Text("hello", $"Hello {input.Text}")));

    [Fact]
    public void An_llm_block_holds_every_setting_that_was_set() => Assert.Equal(
        """{"config":{"max_tokens":100,"model":"fast","prompt":"Hi","reasoning_effort":"low","system":"Be {{ inputs.topic }}","temperature":0.5},"needs":["inputs"],"output":{"type":"string"},"type":"llm"}""",
        Build.Json<Question, string>("blocks/ask", (flow, input) => flow.Llm("ask", new()
        {
            Model = "fast",
            System = $"Be {input.Topic}",
            Prompt = "Hi",
            Temperature = 0.5,
            MaxTokens = 100,
            ReasoningEffort = ReasoningEffort.Low,
        })));

    [Fact]
    public void An_llm_block_can_hold_a_conversation() => Assert.Equal(
        """{"messages":[{"content":"Hi","role":"user"},{"content":"Hello {{ inputs.text }}","role":"assistant"}],"model":"fast"}""",
        Build.Json<Question, string>("blocks/ask/config", (flow, input) => flow.Llm("ask", new()
        {
            Model = "fast",
            Messages = [Message.User("Hi"), Message.Assistant($"Hello {input.Text}")],
        })));

    [Fact]
    public void An_llm_block_of_a_record_asks_for_its_schema()
    {
        Func<Flow, Value<Question>, Value<Line>> define = (flow, _) => flow.Llm<Line>("ask", new() { Model = "fast", Prompt = "A line" });

        Assert.Equal("""{"model":"fast","prompt":"A line","structured":true}""", Build.Json("blocks/ask/config", define));
        Assert.Equal(
            """{"properties":{"name":{"type":"string"},"price":{"type":"number"}},"required":["name","price"],"type":"object"}""",
            Build.Json("blocks/ask/output", define));
    }

    [Fact]
    public void A_model_can_be_given_methods_as_tools() => Assert.Equal(
        """{"find_order":{"description":"Finds an order.","fingerprint":"sha256:...","input":{"properties":{"id":{"description":"The order's id.","type":"string"},"most":{"default":10,"description":"How many are looked at.","format":"int32","type":"integer"}},"required":["id"],"type":"object"},"method":"M:Scout.Workflows.Tests.Authoring.Methods.FindOrder(System.String,System.Int32,System.Threading.CancellationToken)"}}""",
        Build.Json<Question, string>("blocks/ask/config/tools", (flow, _) => flow.Llm("ask", new()
        {
            Model = "fast",
            Prompt = "Hi",
            Tools = [Methods.FindOrder],
        })));

    [Fact]
    public void A_code_block_takes_values_constants_and_objects() => Assert.Equal(
        """["inputs.text",{"$literal":3},{"name":"inputs.order.id","price":{"$literal":1.5}}]""",
        Build.Json<Question, string>("blocks/call/config/arguments", (flow, input) =>
            flow.Code("call", Methods.Three, input.Text, Value.Of(3), Line.Of(input.Order.Id, Value.Of(1.5)))));

    [Theory]
    [InlineData("now", "M:Scout.Workflows.Tests.Authoring.Methods.Now")]
    [InlineData("later", "M:Scout.Workflows.Tests.Authoring.Methods.Later(System.Threading.CancellationToken)")]
    [InlineData("soon", "M:Scout.Workflows.Tests.Authoring.Methods.Soon(System.String)")]
    [InlineData("eight", "M:Scout.Workflows.Tests.Authoring.Methods.Eight(System.String,System.String,System.String,System.String,System.String,System.String,System.String,System.String,System.Threading.CancellationToken)")]
    [InlineData("lists", "M:Scout.Workflows.Tests.Authoring.Methods.Lists(System.Collections.Generic.IReadOnlyList{Scout.Workflows.Tests.Authoring.Line},System.String[])")]
    public void Code_takes_methods_with_and_without_values_tasks_and_tokens(string block, string method) => Assert.Equal(
        $"\"{method}\"",
        Build.Json<Question, string>($"blocks/{block}/config/method", (flow, input) =>
        {
            var text = input.Text;
            flow.Code("now", Methods.Now);
            flow.Code("later", Methods.Later);
            var soon = flow.Code("soon", Methods.Soon, text);
            flow.Code("lists", Methods.Lists, input.Order.Lines, Value.Of<string[]>(["a"]));
            flow.Text("length", $"{soon}");
            return flow.Code("eight", Methods.Eight, text, text, text, text, text, text, text, text);
        }));

    [Theory]
    [InlineData("sure", "\"object\"")]
    [InlineData("perhaps", "[\"object\",\"null\"]")]
    [InlineData("later", "[\"object\",\"null\"]")]
    public void A_result_that_may_be_null_is_one_by_its_schema(string block, string type) => Assert.Equal(
        type,
        Build.Json<Question, string>($"blocks/{block}/output/type", (flow, input) =>
        {
            flow.Code("sure", Methods.FirstLine, input.Order);
            flow.Code("perhaps", Methods.PerhapsLine, input.Order);
            flow.Code("later", Methods.LaterLine, input.Order);
            return input.Text;
        }));

    [Fact]
    public void A_call_pins_the_revision_of_the_other_workflow()
    {
        var caller = Build.Of<Calling>();
        var called = Build.Of<Called>();

        var id = called.Revision.Id;
        Assert.Contains($$"""
            "calls":{"called":"sha256:{{id}}"}
            """, caller.Revision.ToString(), StringComparison.Ordinal);
        Assert.Contains("""
            "config":{"inputs":{"name":"inputs.text","price":{"$literal":1}},"workflow":"called"},"needs":["inputs"]
            """, caller.Revision.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_called_workflow_that_was_not_asked_for_is_built_too() =>
        Assert.Equal(["called", "calling"], Snapshot.Of([typeof(Calling)], depsFile: null).Workflows.Select(workflow => workflow.Workflow));

    [Fact]
    public void Common_settings_are_written_when_they_are_set() => Assert.Equal(
        """{"config":{"template":"b"},"needs":["first"],"on_error":{"continue":{"$literal":"none"}},"output":{"type":"string"},"retry":{"attempts":2,"delay_ms":250},"timeout_ms":1500,"type":"text"}""",
        Build.Json<Question, string>("blocks/second", (flow, _) =>
        {
            var first = flow.Text("first", "a");
            return flow.Text("second", "b", new()
            {
                After = [first],
                Retry = Retry.Fixed(2, TimeSpan.FromMilliseconds(250)),
                Timeout = TimeSpan.FromSeconds(1.5),
                OnError = OnError.Continue(Value.Of("none")),
            });
        }));

    [Fact]
    public void A_fallback_is_a_branch_of_its_block() => Assert.Equal(
        """{"fallback":{"blocks":{"sorry":{"config":{"template":"Sorry, {{ inputs.text }}"},"needs":["inputs"],"output":{"type":"string"},"type":"text"}},"result":"sorry"}}""",
        Build.Json<Question, string>("blocks/ask/on_error", (flow, input) => flow.Llm("ask", new()
        {
            Model = "fast",
            Prompt = "Hi",
            OnError = OnError.Fallback(flow => flow.Text("sorry", $"Sorry, {input.Text}")),
        })));

    [Fact]
    public void Names_for_people_and_former_ids_travel_outside_the_revision()
    {
        var built = Build.Of<Renamed>();

        Assert.Equal(new BlockAnnotation("Greeting", "hello"), Assert.Single(built.Blocks, block => block.Key == "greet").Value);
        Assert.DoesNotContain("hello", built.Revision.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Greeting", built.Revision.ToString(), StringComparison.Ordinal);
    }
}
