using System.Text.Json;
using Scout.Validation.Suites;

namespace Scout.Validation.Tests.Suites;

public class ReadingSuites
{
    private const string Whole = """
        workflow: desk
        repeat: 5
        pass: 0.8
        allow: [effects]
        blocks:
          crm: { output: { name: Ada } }
        cases:
          - name: one
            tags: [happy, short]
            inputs: { text: hello }
            repeat: 3
            pass: 0.5
            expect:
              - equals: { at: /answer, value: [1, null] }
              - output: { category: delivery }
              - contains: { block: triage, at: /summary, value: parcel }
              - matches: { at: /answer, pattern: '\b1043\b' }
              - schema: { at: /refund, is: { type: number, minimum: 0 } }
              - number: { at: /refund, atLeast: 0, below: 100.5 }
              - path: [triage, letter]
              - path: { ran: [greet], not: [page] }
              - calls: { block: answer, times: 2 }
              - noFailures: true
              - time: { atMost: 1.5s }
              - cost: { atMost: 0.01 }
              - judge: { at: /answer, rubric: "Names the order, promises nothing", model: smart, atLeast: 5 }
              - code: Shop.Checks.NamesTheOrder
              - code: { method: Shop.Checks.IsKind, block: triage, at: /summary }
            blocks:
              crm: { error: down }
              'stops[2]/arrive': { output: null }
          - name: files
            file: inputs/*.json
        """;

    private static readonly (string, string)[] Inputs = [("inputs/a.json", """{ "text": "a" }"""), ("inputs/b.json", """{ "text": "b", } // with a comment"""), ("inputs/c.txt", "no")];

    [Fact]
    public void Everything_of_a_suite_is_read()
    {
        var suite = SuiteOfText.Read(Whole, Inputs);

        Assert.Equal(("desk", "suites/desk.yaml", "desk", true), (suite.Name, suite.File, suite.Workflow, suite.AllowsEffects));
        Assert.Equal(["one", "files (a)", "files (b)"], suite.Cases.Select(one => one.Name));
        var first = suite.Cases[0];
        Assert.Equal((3, 0.5m, 2, 8), (first.Repeat, first.Pass, first.Needed, first.Place.Line));
        Assert.Equal((5, 0.8m, 4), (suite.Cases[1].Repeat, suite.Cases[1].Pass, suite.Cases[1].Needed));
        Assert.Equal(15, first.Expect.Length);
        Assert.Equal([("Shop.Checks.NamesTheOrder", new Subject(null, "")), ("Shop.Checks.IsKind", new Subject("triage", "/summary"))], first.Expect.OfType<Expectation.Code>().Select(check => (check.Method, check.Of)));
        Assert.Equal(14, first.Expect[0].Place.Line);
        Assert.Equal(TimeSpan.FromSeconds(1.5), Assert.IsType<Expectation.Time>(first.Expect[10]).AtMost);
        Assert.Equal(["crm", "crm", "stops[2]/arrive"], first.Blocks.Select(block => block.Block));
        Assert.Equal("down", first.Blocks[1].StandIn.Error!.Message);
        Assert.Equal(JsonValueKind.Null, first.Blocks[2].StandIn.Output!.Value.ValueKind);
        Assert.Equal("b", suite.Cases[2].Inputs.GetProperty("text").GetString());
        Assert.Equal(["inputs/a.json", "inputs/b.json", "suites/desk.yaml"], suite.Files.Keys);
        Assert.Equal(["inputs/*.json"], suite.Patterns);
    }

    [Fact]
    public void Every_kind_of_expectation_is_tried_above() =>
        Assert.Equal(ExpectationReader.Names.Order(StringComparer.Ordinal), SuiteOfText.Read(Whole, Inputs).Cases[0].Expect.Select(Name).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("", "1:1: it is empty: nothing would be tried. Write its workflow.")]
    [InlineData("[]", "1:1: a list where this is expected: a suite: an object")]
    [InlineData("cases: [{ name: a, inputs: {} }]", "1:1: its workflow is missing.")]
    [InlineData("workflow: desk", "1:1: its cases is missing.")]
    [InlineData("workflow: desk\ncases: []", "2:8: cases is an empty list: nothing would be tried.")]
    [InlineData("workflow: desk\ncases: {}", "2:8: an object where this is expected: cases: a list.")]
    [InlineData("workflow: desk\nrepeats: 3\ncases: [{ name: a, inputs: {} }]", "2:1: 'repeats' is unknown in a suite; there are workflow, repeat, pass, allow, blocks, cases. Did you mean 'repeat'?")]
    [InlineData("workflow: desk\nrepeat: 0\ncases: [{ name: a, inputs: {} }]", "2:9: the number 0 where this is expected: repeat: a whole number from 1 to 100.")]
    [InlineData("workflow: desk\npass: 0\ncases: [{ name: a, inputs: {} }]", "2:7: pass is 0: everything would pass.")]
    [InlineData("workflow: desk\npass: 80\ncases: [{ name: a, inputs: {} }]", "2:7: the number 80 where this is expected: pass, a share: a number from 0 to 1.")]
    [InlineData("workflow: desk\nallow: [all]\ncases: [{ name: a, inputs: {} }]", "'all' cannot be allowed")]
    [InlineData("workflow: desk\ncases: [{ inputs: {} }]", "2:9: the case's name is missing.")]
    [InlineData("workflow: desk\ncases: [{ name: a }]", "2:9: the case has no inputs")]
    [InlineData("workflow: desk\ncases: [{ name: a, inputs: {}, file: x.json }]", "2:9: the case has both inputs and a file.")]
    [InlineData("workflow: desk\ncases: [{ name: a, inputs: hello }]", "a text where this is expected: inputs: an object")]
    [InlineData("workflow: desk\ncases: [{ name: a, inputs: {} }, { name: a, inputs: {} }]", "2:42: another case is called 'a' too.")]
    [InlineData("workflow: desk\ncases: [{ name: a, file: inputs/none.json }]", "inputs/none.json is not there.")]
    [InlineData("workflow: desk\ncases: [{ name: a, file: 'none/*.json' }]", "no file is 'none/*.json': nothing would be tried.")]
    [InlineData("workflow: desk\ncases: [{ name: a, file: ../secret.json }]", "'../secret.json' is no file of the project")]
    [InlineData("workflow: desk\ncases: [{ name: a, file: /etc/passwd }]", "'/etc/passwd' is no file of the project")]
    [InlineData("workflow: desk\ncases: [{ name: a, file: bad.json }]", "bad.json is no JSON")]
    [InlineData("workflow: desk\ncases: [{ name: a, file: list.json }]", "list.json holds no inputs")]
    [InlineData("workflow: desk\ncases: [{ name: a, inputs: {}, blocks: { crm: {} } }]", "what stands in for 'crm' has neither an output nor an error")]
    [InlineData("workflow: desk\ncases: [{ name: a, inputs: {}, blocks: { crm: { output: 1, error: x } } }]", "what stands in for 'crm' has an output and an error")]
    [InlineData("workflow: desk\ncases: [{ name: a, inputs: {}, blocks: { crm: { outptu: 1 } } }]", "Did you mean 'output'?")]
    public void A_mistake_is_told_with_its_place_and_what_was_meant(string text, string says) =>
        Assert.Contains(SuiteOfText.Problems(text, ("bad.json", "{"), ("list.json", "[1]")), problem => problem.Contains(says, StringComparison.Ordinal));

    [Theory]
    [InlineData("{ equal: { value: 1 } }", "'equal' is no expectation; there are equals, output, contains, matches, schema, number, path, calls, noFailures, time, cost, judge, code. Did you mean 'equals'?")]
    [InlineData("{ equals: { at: /a } }", "equals says nothing: value is missing.")]
    [InlineData("{ equals: { at: answer, value: 1 } }", "'answer' is no place in a value. Begin with a slash: /answer")]
    [InlineData("{ equals: { at: $.a.b, value: 1 } }", "Begin with a slash: /a/b")]
    [InlineData("{ equals: 5 }", "the number 5 where this is expected: equals: an object")]
    [InlineData("{ matches: { pattern: '(' } }", "is no regular expression")]
    [InlineData("{ matches: { at: /a } }", "pattern is missing")]
    [InlineData("{ schema: { is: { minimun: 1 } } }", "Did you mean 'minimum'?")]
    [InlineData("{ schema: { is: { properties: { a: { typ: string } } } } }", "Did you mean 'type'?")]
    [InlineData("{ schema: { is: { oneOf: [{}] } } }", "'oneOf' is unknown in a schema")]
    [InlineData("{ schema: { is: {} } }", "the schema asks nothing: it would always hold.")]
    [InlineData("{ schema: { is: true } }", "the schema asks nothing: it would always hold.")]
    [InlineData("{ schema: { is: { description: kind } } }", "the schema asks nothing: it would always hold.")]
    [InlineData("{ schema: { is: { anyOf: [{ type: string }], minLength: 100 } } }", "beside anyOf nothing else is asked: write 'minLength' into each of its schemas.")]
    [InlineData("{ schema: { is: { anyOf: [] } } }", "a list where this is expected: a list of schemas, at least one.")]
    [InlineData("{ schema: { is: { type: 5 } } }", "'5' is no type that is checked; there are object, array")]
    [InlineData("{ schema: { is: { type: [] } } }", "a list where this is expected: a list of types, at least one.")]
    [InlineData("{ schema: { is: { type: [string, strng] } } }", "'strng' is no type that is checked; there are object, array, string, number, integer, boolean, null. Did you mean 'string'?")]
    [InlineData("{ schema: { is: { type: object, required: nosuch } } }", "a text where this is expected: the members that must be there: a list of texts")]
    [InlineData("{ schema: { is: { minimum: '10' } } }", "a text where this is expected: minimum: a number.")]
    [InlineData("{ number: { atLeast: 5, atMost: 1 } }", "no number is at least 5 and at most 1.")]
    [InlineData("{ number: { atLeast: 5, below: 5 } }", "no number is at least 5 and below 5.")]
    [InlineData("{ number: { above: 5, atMost: 5 } }", "no number is above 5 and at most 5.")]
    [InlineData("{ number: { above: 5.5, below: 5.5 } }", "no number is above 5.5 and below 5.5.")]
    [InlineData("{ schema: { is: { minimum: 5, maximum: 1 } } }", "nothing has a minimum of 5 and a maximum of 1.")]
    [InlineData("{ schema: { is: { items: { minLength: 3, maxLength: 2 } } } }", "nothing has a minLength of 3 and a maxLength of 2.")]
    [InlineData("{ schema: { is: { minItems: 3, maxItems: 2 } } }", "nothing has a minItems of 3 and a maxItems of 2.")]
    [InlineData("{ schema: { is: { minLength: '3' } } }", "a text where this is expected: minLength: a whole number")]
    [InlineData("{ schema: { is: { minLength: 3.5 } } }", "the number 3.5 where this is expected: minLength: a whole number")]
    [InlineData("{ schema: { is: { items: { minItems: abc } } } }", "a text where this is expected: minItems: a whole number")]
    [InlineData("{ schema: { is: { enum: hello } } }", "a text where this is expected: a list of values, at least one.")]
    [InlineData("{ schema: { is: { pattern: '[' } } }", "'[' is no regular expression")]
    [InlineData("{ schema: { is: { format: email } } }", "'email' is no format that is checked; there are date-time, date")]
    [InlineData("{ schema: { is: { properties: { a: { default: 1 } }, required: [a] } } }", "'default' is unknown in a schema")]
    [InlineData("{ schema: { is: { properties: [a] } } }", "a list where this is expected: the members of the object")]
    [InlineData("{ schema: { is: { additionalProperties: 3 } } }", "the number 3 where this is expected: a schema")]
    [InlineData("{ contains: { value: '' } }", "\"\" is in everything: it would always hold.")]
    [InlineData("{ output: {} }", "{} is in everything: it would always hold.")]
    [InlineData("{ calls: { block: a, times: 2, atMost: 3 } }", "calls says times, and atLeast or atMost beside it.")]
    [InlineData("{ calls: { block: a, atLeast: 3, atMost: 2 } }", "calls is never at least 3 and at most 2 times.")]
    [InlineData("{ calls: { block: a, atLeast: 0 } }", "calls at least 0 times would always hold.")]
    [InlineData("{ number: { at: /a } }", "number says nothing: atLeast, above, atMost or below is missing.")]
    [InlineData("{ number: { at: /a, atLeast: much } }", "a text where this is expected: atLeast: a number.")]
    [InlineData("{ path: [] }", "path names no block: it would always hold.")]
    [InlineData("{ path: { ran: [] } }", "path names no block")]
    [InlineData("{ calls: { times: 2 } }", "calls says nothing: block is missing.")]
    [InlineData("{ calls: { block: a } }", "calls says nothing: times, atLeast or atMost is missing.")]
    [InlineData("{ code: { at: /answer } }", "code says nothing: method is missing.")]
    [InlineData("{ code: [] }", "a list where this is expected: code: an object, with at, block, method.")]
    [InlineData("{ code: '' }", "an empty text where this is expected: a method, Shop.Checks.NamesTheOrder: a text.")]
    [InlineData("{ code: { methd: A.B } }", "'methd' is unknown in code; there are at, block, method. Did you mean 'method'?")]
    [InlineData("{ judge: { rubric: kind } }", "judge says nothing: model is missing.")]
    [InlineData("{ judge: { model: smart, rubric: '' } }", "an empty text where this is expected: rubric: a text.")]
    [InlineData("{ judge: { model: smart, rubric: kind, atLeast: 1 } }", "atLeast: a whole number from 2 to 5.")]
    [InlineData("{ noFailures: false }", "leave noFailures out")]
    [InlineData("{ time: { atMost: 5 } }", "the number 5 where this is expected: atMost: a time such as 500ms")]
    [InlineData("{ time: {} }", "time says nothing: atMost is missing.")]
    [InlineData("{ cost: { atMost: -1 } }", "atMost: a number from 0 to 1000000")]
    [InlineData("{ equals: { value: 1 }, output: 2 }", "an object where this is expected: one expectation")]
    [InlineData("noFailures", "a text where this is expected: one expectation")]
    public void A_mistake_in_an_expectation_is_told(string expectation, string says) =>
        Assert.Contains(SuiteOfText.Problems($"workflow: desk\ncases:\n  - name: a\n    inputs: {{}}\n    expect: [{expectation}]"), problem => problem.Contains(says, StringComparison.Ordinal) && problem.StartsWith("suites/desk.yaml:5:", StringComparison.Ordinal));

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_file()
    {
        var problems = SuiteOfText.Problems("workflow: desk\nrepeat: many\ncases:\n  - name: a\n    input: {}\n  - tags: x\n    inputs: {}\n");

        Assert.Equal(["2:9", "4:5", "5:5", "6:5", "6:11"], problems.Select(problem => string.Join(':', problem.Split(':')[1..3])));
    }

    [Fact]
    public void Names_of_suites_are_their_files_and_are_there_once()
    {
        var library = new SuiteLibrary(new SuiteOfText(("suites/a.yaml", "x"), ("suites/b.json", "x"), ("suites/suite.schema.json", "{}"), ("suites/notes.md", ""), ("suites/deep/c.yaml", "")));
        Assert.Equal(["a", "b"], library.Names);
        Assert.Contains("Did you mean 'a'?", Assert.Throws<ScoutException>(() => library.Read("aa")).Message, StringComparison.Ordinal);

        var twice = new SuiteLibrary(new SuiteOfText(("suites/a.yaml", "x"), ("suites/a.json", "x")));
        Assert.Equal("SCOUT9106", Assert.Throws<ScoutException>(() => twice.Names).Code);
        Assert.Equal("SCOUT9103", Assert.Throws<ScoutException>(() => new SuiteLibrary(new SuiteOfText()).Of("desk")).Code);
    }

    private static string Name(Expectation one) => one switch
    {
        Expectation.IsEqual => "equals",
        Expectation.Fits => "schema",
        _ => char.ToLowerInvariant(one.GetType().Name[0]) + one.GetType().Name[1..],
    };
}
