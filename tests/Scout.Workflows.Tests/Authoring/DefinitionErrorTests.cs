namespace Scout.Workflows.Tests.Authoring;

public sealed class DefinitionErrorTests
{
    [Fact]
    public void Every_mistake_is_listed_at_once_in_the_order_of_the_source()
    {
        var errors = Build.Errors<Question, string>((flow, input) =>
        {
            flow.Text("twice", "a");
            flow.Text("twice", "b");
            flow.Text("Find-Customer", "c");
            flow.Text("end", "d");
            flow.Text("string", "e");
            flow.Text("inputs", "f");
            return flow.Llm("ask", new() { Model = " ", Temperature = 2.5, MaxTokens = 0 });
        });

        Assert.Equal(
        [
            "SCOUT1002: block 'twice' (DefinitionErrorTests.cs): id is used twice, also at DefinitionErrorTests.cs; give one of them another id",
            "SCOUT1001: block 'Find-Customer' (DefinitionErrorTests.cs): the id is no block id; write [a-z][a-z0-9_]*, such as 'find_customer'",
            "SCOUT1001: block 'end' (DefinitionErrorTests.cs): the id is a word of Scriban's language; write another, such as 'the_end'",
            "SCOUT1001: block 'string' (DefinitionErrorTests.cs): the id is the name of a Scriban function or object; write another, such as 'the_string'",
            "SCOUT1001: block 'inputs' (DefinitionErrorTests.cs): the id is a name that templates already have; write another, such as 'the_inputs'",
            "SCOUT1015: block 'ask' (DefinitionErrorTests.cs): Model is empty; name an alias of scout.json, such as \"fast\"",
            "SCOUT1015: block 'ask' (DefinitionErrorTests.cs): has neither Prompt nor Messages; set one of them",
            "SCOUT1014: block 'ask' (DefinitionErrorTests.cs): Temperature is 2.5; use a value from 0 to 2",
            "SCOUT1014: block 'ask' (DefinitionErrorTests.cs): MaxTokens is 0; use a value from 1 to 1000000",
        ], errors);
    }

    [Fact]
    public void An_id_is_unique_across_branches() => Assert.Equal(
        ["SCOUT1002: block 'same' (DefinitionErrorTests.cs): id is used twice, also at DefinitionErrorTests.cs; give one of them another id"],
        Build.Errors<Question, string>((flow, input) =>
            flow.If("route", input.Urgent, then: flow => flow.Text("same", "a"), otherwise: flow => flow.Text("same", "b"))));

    [Fact]
    public void Lines_are_those_of_the_calls()
    {
        var errors = Build.Errors(typeof(Twice));

        var error = Assert.Single(errors);
        var here = File.Exists(error.File) ? File.ReadAllLines(error.File) : null;
        Assert.Equal(("twice", "same", "SCOUT1002"), (error.Workflow, error.Block, error.Code));
        Assert.Contains($"block 'same' (BrokenWorkflows.cs:{error.Line}): id is used twice, also at BrokenWorkflows.cs:{error.Line - 1};", error.Message, StringComparison.Ordinal);
        Assert.True(here is null || here[error.Line - 1].Contains("second place", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ inputs.txt }}", "SCOUT1012: block 'text' (DefinitionErrorTests.cs): template: 'inputs' has no member 'txt'; did you mean 'text'?")]
    [InlineData("{{ input.text }}", "SCOUT1011: block 'text' (DefinitionErrorTests.cs): template reads 'input', which does not exist; did you mean 'inputs'?")]
    [InlineData("{{ zzz }}", "SCOUT1011: block 'text' (DefinitionErrorTests.cs): template reads 'zzz', which does not exist; there is first, inputs, run, secrets, vars")]
    [InlineData("{{ inputs.text.length }}", "SCOUT1012: block 'text' (DefinitionErrorTests.cs): template: 'inputs.text' is a text and has no member 'length'; read 'inputs.text' itself")]
    [InlineData("{{ inputs.orders.id }}", "SCOUT1012: block 'text' (DefinitionErrorTests.cs): template: 'inputs.orders' is a list and has no member 'id'; go over it with 'for', or read an item by index")]
    [InlineData("{{ for o in inputs.orders }}{{ for l in o.lines }}{{ l.nam }}{{ end }}{{ end }}", "SCOUT1012: block 'text' (DefinitionErrorTests.cs): template: 'inputs.orders[].lines[]' has no member 'nam'; did you mean 'name'?")]
    [InlineData("a\n{{ if inputs.urgent }}b", "SCOUT1010: block 'text' (DefinitionErrorTests.cs): template does not parse: Error while parsing if statement: The <end> statement was not found in: if <expression> ... end|else|else if (line 2, column 4); mend the template")]
    [InlineData("{{ this.inputs }}", "SCOUT1010: block 'text' (DefinitionErrorTests.cs): template does not parse: 'this' is not available, because it hides what a template reads; write the names (line 1, column 4); mend the template")]
    [InlineData("{{ inputs.text | string.upcse }}", "SCOUT1026: block 'text' (DefinitionErrorTests.cs): template: 'string' has no function 'upcse' in templates; did you mean 'upcase'?")]
    [InlineData("{{ date.now }}", "SCOUT1026: block 'text' (DefinitionErrorTests.cs): template: 'date.now' is not available in templates, which read no clock; read 'run.started_at', which is when the run began")]
    [InlineData("{{ inputs.do }}", "SCOUT1010: block 'text' (DefinitionErrorTests.cs): template does not parse: 'do' is a word of Scriban's language and no member's name after a dot; write ['do'] in place of .do (line 1, column 11); mend the template")]
    [InlineData("a {{ if inputs.null }}{{ end }}", "SCOUT1010: block 'text' (DefinitionErrorTests.cs): template does not parse: 'null' is a word of Scriban's language and no member's name after a dot; write ['null'] in place of .null (line 1, column 16); mend the template")]
    [InlineData("{{ first = 1 }}", "SCOUT1019: block 'text' (DefinitionErrorTests.cs): template sets 'first', which is the name of something that it can read; use another name")]
    public void Templates_are_checked_against_what_there_is(string template, string error) => Assert.Equal([error],
        Build.Errors<Question, string>((flow, _) =>
        {
            flow.Text("first", "a");
            return flow.Text("text", template);
        }));

    [Fact]
    public void Settings_have_ranges() => Assert.Equal(
    [
        "SCOUT1014: block 'a' (DefinitionErrorTests.cs): Retry attempts is 1; use a value from 2 to 20",
        "SCOUT1014: block 'a' (DefinitionErrorTests.cs): Retry delay is 2.00:00:00; use a value from 0 to 1 day",
        "SCOUT1014: block 'b' (DefinitionErrorTests.cs): Timeout is 00:00:00; use a value from 1 ms to 1 day",
        "SCOUT1014: block 'c' (DefinitionErrorTests.cs): Timeout is 00:00:00.0000001; use whole milliseconds",
        "SCOUT1014: block 'd' (DefinitionErrorTests.cs): Retry maxDelay (00:00:01) is less than its delay (00:00:02); make it longer",
        "SCOUT1014: block 'e' (DefinitionErrorTests.cs): Concurrency is 257; use a value from 1 to 256",
    ],
    Build.Errors<Question, string>((flow, input) =>
    {
        flow.Text("a", "x", new() { Retry = Retry.Fixed(1, TimeSpan.FromDays(2)) });
        flow.Text("b", "x", new() { Timeout = TimeSpan.Zero });
        flow.Text("c", "x", new() { Timeout = TimeSpan.FromTicks(1) });
        flow.Text("d", "x", new() { Retry = Retry.Exponential(3, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)) });
        flow.ForEach("e", input.Orders, (flow, order) => order.Id.OrNull, new() { Concurrency = 257 });
        return Value.Of("x");
    }));

    [Fact]
    public void Only_public_static_named_methods_with_a_result_are_code() => Assert.Equal(
    [
        "SCOUT2001: block 'a' (DefinitionErrorTests.cs): its code is a lambda or a local function; make it a public static method, so that the revision can name it",
        "SCOUT2001: block 'b' (DefinitionErrorTests.cs): its code is a lambda or a local function; make it a public static method, so that the revision can name it",
        "SCOUT2005: block 'c' (DefinitionErrorTests.cs): 'String.Trim' is an instance method; make it static and pass what it needs as values",
        "SCOUT2002: block 'd' (DefinitionErrorTests.cs): 'Methods.Same' is generic; write a method for the types that the block uses",
        "SCOUT2003: block 'e' (DefinitionErrorTests.cs): 'Methods.Nothing' returns no value; return Task<T>, ValueTask<T> or T",
        "SCOUT2007: block 'f' (DefinitionErrorTests.cs): 'Methods.Hidden' is not public; make it public, because the engine calls it from outside",
    ],
    Build.Errors<Question, string>((flow, input) =>
    {
        static string Local(string text) => text;
        flow.Code("a", (string text) => text, input.Text);
        flow.Code("b", Local, input.Text);
        flow.Code("c", " x ".Trim);
        flow.Code("d", Methods.Same<string>, input.Text);
        flow.Code("e", Methods.Nothing, input.Text);
        flow.Code("f", Methods.Hidden, input.Text);
        return Value.Of("x");
    }));

    [Fact]
    public void Of_an_input_without_a_schema_that_is_all_that_is_said() => Assert.Equal(
        ["SCOUT3001: workflow 'test': Opening.Days: Weekdays is an enum of flags; use a list of an enum without [Flags]"],
        Build.Errors<Opening, string>((flow, _) => flow.Text("text", "{{ inputs.days }}")));

    [Fact]
    public void Every_bad_member_is_told_at_once_and_once() => Assert.Equal(
        [
            "SCOUT3001: workflow 'test': Many.A: Action is a delegate; use a record of your own, or JsonElement for any JSON",
            "SCOUT3001: workflow 'test': Many.B: object says nothing about the value; use a record of your own, or JsonElement for any JSON",
            "SCOUT3001: workflow 'test': Many.C.Days: Weekdays is an enum of flags; use a list of an enum without [Flags]",
        ],
        Build.Errors<Many, string>((flow, _) => flow.Text("text", "{{ inputs.a }} {{ inputs.nothing }}")));

    [Fact]
    public void An_input_that_is_no_record_is_refused() => Assert.Equal(
        ["SCOUT1021: workflow 'test': input is string, which is no record; take a record, so that inputs have names"],
        Build.Errors<string, string>((flow, _) => flow.Text("text", "{{ inputs }}")));

    [Fact]
    public void A_method_without_a_fingerprint_is_refused()
    {
        // The generator sees methods that are named where they are given away; this one comes out of reflection.
        var method = typeof(Math).GetMethod("Max", [typeof(int), typeof(int)])!.CreateDelegate<Func<int, int, int>>();

        Assert.Equal(
            ["SCOUT2004: block 'max' (DefinitionErrorTests.cs): the method M:System.Math.Max(System.Int32,System.Int32) has no fingerprint; reference the package Scout.Build in the project that names it, and pass the method by its name"],
            Build.Errors<Question, int>((flow, _) => flow.Code("max", method, Value.Of(1), Value.Of(2))));
    }

    [Fact]
    public void A_model_s_tools_have_names_of_their_own() => Assert.Equal(
        ["SCOUT1015: block 'ask' (DefinitionErrorTests.cs): has two tools 'now'; give one of the methods another name"],
        Build.Errors<Question, string>((flow, _) =>
            flow.Llm("ask", new() { Model = "fast", Prompt = "x", Tools = [Methods.Now, Methods.Now] })));

    [Fact]
    public void A_branch_must_return_a_value() => Assert.Equal(
        ["SCOUT1008: block 'route' (DefinitionErrorTests.cs): the branch 'then' returns null; return a value, such as Value.Of(\"...\")"],
        Build.Errors<Question, string>((flow, input) => flow.If<string>("route", input.Urgent, then: _ => null!, otherwise: _ => Value.Of("b"))));

    [Fact]
    public void A_switch_has_each_case_once_and_a_key_that_is_text() => Assert.Equal(
    [
        "SCOUT1015: block 'a' (DefinitionErrorTests.cs): the case 'x' is there twice; take one of them out",
        "SCOUT1015: block 'b' (DefinitionErrorTests.cs): the value is of type double; switch on a string or an enum, or use If",
    ],
    Build.Errors<Question, int>((flow, input) =>
    {
        var again = string.Concat("", "x");
        flow.Switch("a", input.Text, new() { ["x"] = _ => Value.Of(1), [again] = _ => Value.Of(2) }, otherwise: _ => Value.Of(3));
        return flow.Switch("b", input.Score, new() { [1] = _ => Value.Of(1) }, otherwise: _ => Value.Of(3));
    }));

    [Fact]
    public void A_selector_is_members_and_indexes_only() => Assert.Equal(
        ["SCOUT1016: block 'text' (DefinitionErrorTests.cs): reads 'question => question.Text.Trim()' (DefinitionErrorTests.cs), which is more than members and constant indexes; do that in a code block"],
        Build.Errors<Question, string>((flow, input) => flow.Text("text", $"{input.Get(question => question.Text.Trim())}")));

    [Fact]
    public void An_input_has_names() => Assert.Equal(
        ["SCOUT1021: workflow 'test': input is string, which is no record; take a record, so that inputs have names"],
        Build.Errors<string, string>((_, _) => Value.Of("x")));

    [Fact]
    public void A_type_without_a_schema_is_refused_where_it_is_used() => Assert.Contains(
        Build.Errors<Question, Type>((flow, _) => flow.Llm<Type>("ask", new() { Model = "fast", Prompt = "x" })),
        error => error.StartsWith("SCOUT3001: block 'ask' (DefinitionErrorTests.cs): Type", StringComparison.Ordinal));

    [Flags]
    private enum Weekdays
    {
        Monday = 1,
        Tuesday = 2,
    }

    private sealed record Opening(Weekdays Days);

    private sealed record Many(Action A, string Right, object B, Opening C, Opening D);
}
