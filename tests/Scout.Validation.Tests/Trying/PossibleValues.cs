using System.Text.Json;
using Scout.Validation.Suites;
using Scout.Validation.Tests.Suites;
using Scout.Validation.Trying;

namespace Scout.Validation.Tests.Trying;

/// <summary>What is expected of a value that its schema does not let it have.</summary>
public class PossibleValues
{
    private const string Output = """
        {
          "type": "object",
          "properties": {
            "answer": { "type": "string" },
            "orders": { "type": "array", "items": { "$ref": "#/$defs/order" } },
            "customer": { "anyOf": [{ "$ref": "#/$defs/customer" }, { "type": "null" }] },
            "either": { "anyOf": [{ "type": "object", "properties": { "card": { "type": "string" } } }, { "type": "object", "properties": { "iban": { "type": "string" } } }] },
            "notes": { "type": "object", "additionalProperties": { "type": "object", "properties": { "text": { "type": "string" } } } },
            "a/b": { "type": "number" },
            "anything": {},
            "free": true
          },
          "required": ["answer"],
          "$defs": {
            "order": { "type": "object", "properties": { "id": { "type": "integer" }, "parts": { "type": "array", "items": { "$ref": "#/$defs/order" } } } },
            "customer": { "type": "object", "properties": { "name": { "type": "string" } } }
          }
        }
        """;

    [Theory]
    [InlineData("schema: { is: { type: object, properties: { answr: { type: number } } } }", "the schema checks nothing of 'answr': it has no 'answr'; there are answer, orders, customer, either, notes, a/b, anything, free. Did you mean 'answer'? Where it has to be there all the same, name it under required.")]
    [InlineData("schema: { is: { properties: { answer: { type: string }, order: {} }, required: [answer] } }", "checks nothing of 'order'")]
    [InlineData("schema: { is: { properties: { orders: { items: { properties: { ids: {} } } } } } }", "checks nothing of 'ids': it has no 'ids'; there are id, parts. Did you mean 'id'?")]
    [InlineData("schema: { is: { properties: { orders: { items: { properties: { parts: { items: { properties: { ids: {} } } } } } } } } }", "checks nothing of 'ids'")]
    [InlineData("schema: { is: { properties: { customer: { properties: { nam: {} } } } } }", "checks nothing of 'nam': it has no 'nam'; there are name. Did you mean 'name'?")]
    [InlineData("schema: { is: { properties: { notes: { properties: { one: { properties: { txt: {} } } } } } } }", "checks nothing of 'txt'")]
    [InlineData("schema: { is: { anyOf: [{ type: 'null' }, { properties: { answr: {} } }] } }", "checks nothing of 'answr'")]
    [InlineData("schema: { at: /customer, is: { properties: { nam: {} } } }", "checks nothing of 'nam'")]
    [InlineData("schema: { at: /answer, is: { properties: { text: {} } } }", "checks nothing of 'text': it has no 'text'.")]
    [InlineData("equals: { at: /answr, value: x }", "there is never a /answr: it has no 'answr'; there are answer, orders, customer, either, notes, a/b, anything, free. Did you mean 'answer'?")]
    [InlineData("contains: { at: /answer/text, value: x }", "there is never a /answer/text: it has no 'text'.")]
    [InlineData("number: { at: /orders/id, atLeast: 1 }", "there is never a /orders/id: it has no 'id'.")]
    [InlineData("number: { at: /orders/0/idd, atLeast: 1 }", "it has no 'idd'; there are id, parts.")]
    [InlineData("matches: { at: /customer/nam, pattern: x }", "there is never a /customer/nam")]
    [InlineData("judge: { at: /answr, rubric: r, model: m }", "there is never a /answr")]
    [InlineData("code: { at: /answr, method: A.B }", "there is never a /answr")]
    public void Is_told(string expected, string says) => Assert.Contains(says, Problem(expected), StringComparison.Ordinal);

    [Theory]
    [InlineData("schema: { is: { type: object, properties: { answer: { type: string } } } }")]
    [InlineData("schema: { is: { properties: { answr: { type: number } }, required: [answr] } }")]
    [InlineData("schema: { is: { properties: { orders: { items: { properties: { id: { minimum: 1 } } } } } } }")]
    [InlineData("schema: { is: { properties: { anything: { properties: { whatever: {} } }, free: { properties: { whatever: {} } } } } }")]
    [InlineData("schema: { at: /notes, is: { properties: { one: { properties: { text: {} } } } } }")]
    [InlineData("schema: { at: /customer, is: { anyOf: [{ type: 'null' }, { properties: { name: {} } }] } }")]
    [InlineData("schema: { at: /either, is: { properties: { card: {}, iban: {} } } }")]
    [InlineData("equals: { at: /customer/name, value: Ada }")]
    [InlineData("equals: { at: /either/iban, value: x }")]
    [InlineData("equals: { at: /orders/0/parts/1/id, value: 1 }")]
    [InlineData("equals: { at: /notes/one/text, value: x }")]
    [InlineData("equals: { at: /anything/0/whatever, value: x }")]
    [InlineData("equals: { at: /free/whatever, value: x }")]
    [InlineData("equals: { at: /a~1b, value: 1 }")]
    [InlineData("equals: { value: 1 }")]
    public void What_may_be_there_is_let_be(string expected) => Assert.Null(Problem(expected));

    private static string? Problem(string expected) =>
        Possible.Of(JsonElement.Parse(Output)).Problem(Assert.IsType<Expectation.OfValue>(SuiteOfText.Read($"workflow: desk\ncases: [{{ name: a, inputs: {{}}, expect: [{{ {expected} }}] }}]").Cases[0].Expect[0], exactMatch: false));
}
