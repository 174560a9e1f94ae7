using System.Text.Json;
using Scout.Web.Running.Forms;

namespace Scout.Web.Tests.Running;

public sealed class InputFormTests
{
    [Fact]
    public void What_has_to_be_given_comes_first_with_what_it_may_be()
    {
        var form = Form("""{ "count": { "type": "integer", "minimum": 1, "maximum": 9, "default": 3 }, "name": { "type": "string", "description": "Who asks" } }""", "name");

        Assert.Equal(["name", "count"], form.Fields.Select(field => field.Field.Name));
        Assert.Equal(("Who asks", true, null), (form.Fields[0].Field.Description, form.Fields[0].Field.IsRequired, form.Fields[0].Field.Default));
        Assert.Equal(("a whole number, at least 1, at most 9", false, "3"), (form.Fields[1].Field.Hint, form.Fields[1].Field.IsRequired, form.Fields[1].Field.Default));
    }

    [Theory]
    [InlineData("""{ "type": "string" }""", "LongText", "polly", "\"polly\"")]
    [InlineData("""{ "type": "string", "maxLength": 20 }""", "ShortText", "\"quoted\"", "\"\\\"quoted\\\"\"")]
    [InlineData("""{ "type": "string", "format": "date" }""", "Day", "2026-11-01", "\"2026-11-01\"")]
    [InlineData("""{ "type": "number" }""", "Number", " 1.10 ", "1.10")]
    [InlineData("""{ "type": "integer" }""", "Number", "9007199254740993", "9007199254740993")]
    [InlineData("""{ "type": "boolean" }""", "Choice", "false", "false")]
    [InlineData("""{ "enum": ["low", "high"] }""", "Choice", "\"high\"", "\"high\"")]
    [InlineData("""{ "const": 7 }""", "Choice", "7", "7")]
    [InlineData("""{ "type": ["integer", "null"] }""", "Number", "4", "4")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/$defs/level" }, { "type": "null" }] }""", "Choice", "\"low\"", "\"low\"")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "string" } }""", "Json", "{ \"a\": \"b\" } // why", "{\"a\":\"b\"}")]
    [InlineData("true", "Json", "[1, 2]", "[1,2]")]
    [InlineData("""{ "x-of-others": 5 }""", "Json", "null", "null")]
    [InlineData("""{ "type": "string", "contentEncoding": "base64" }""", "File", "\"AAEC\"", "\"AAEC\"")]
    public void What_is_written_becomes_the_value_that_the_schema_means(string schema, string kind, string text, string json)
    {
        var form = Form($$"""{ "it": {{schema}} }""");
        form.Fields[0].Write(text);

        var (inputs, problems) = form.Inputs();

        Assert.Empty(problems);
        Assert.Equal(kind, form.Fields[0].Field.Kind.ToString());
        Assert.Equal(JsonElement.Parse(json).GetRawText(), inputs!.Value.GetProperty("it").GetRawText());
        Assert.Empty(form.Misfits(inputs.Value));
    }

    [Theory]
    [InlineData("""{ "type": "number" }""", "1,5", "'1,5' is no number. Write digits, with a point before the decimals: 12.5")]
    [InlineData("""{ "type": "number" }""", "NaN", "'NaN' is no number. Write digits, with a point before the decimals: 12.5")]
    [InlineData("""{ "type": "integer" }""", "\"4\"", "'\"4\"' is no number. Write digits, with a point before the decimals: 12.5")]
    [InlineData("true", "{ \"a\": 1, \"a\": 2 }", "that is no JSON: /a: the member is there twice; keep one of them")]
    [InlineData("true", "{", "that is no JSON: line 1: it ends in the middle, or lies more than 128 deep")]
    public void What_cannot_be_meant_is_told_where_it_is_written(string schema, string text, string problem)
    {
        var form = Form($$"""{ "it": {{schema}} }""");
        form.Fields[0].Write(text);

        var (inputs, problems) = form.Inputs();

        Assert.Null(inputs);
        Assert.Equal(new InputProblem("inputs.it", problem), Assert.Single(problems));
    }

    [Fact]
    public void What_does_not_fit_is_told_at_its_field()
    {
        var form = Form("""{ "name": { "type": "string" }, "to": { "type": "object", "properties": { "zip": { "type": "string", "minLength": 5 } }, "required": ["zip"] } }""", "name", "to");
        form.Fields.Single(field => field.Field.Name == "to").Members[0].Write("123");

        var problems = form.Misfits(form.Inputs().Inputs!.Value);

        Assert.Equal(["inputs.name", "inputs.to.zip"], problems.Select(problem => problem.Path).Order());
        Assert.Equal(form.Fields.SelectMany(field => field.Members.Prepend(field)).Select(field => field.Path).Where(path => path != "inputs.to").Order(), problems.Select(problem => problem.Path).Order());
    }

    [Fact]
    public void Nothing_written_is_left_out_an_empty_text_or_null_as_somebody_says()
    {
        var form = Form("""{ "said": { "type": ["string", "null"], "default": "hi" } }""");
        Assert.Equal([FieldState.LeftOut, FieldState.Given, FieldState.Null], form.Fields[0].States);

        var values = form.Fields[0].States.Select(state =>
        {
            form.Fields[0].State = state;
            return form.Inputs().Inputs!.Value.GetRawText();
        });

        Assert.Equal(["{}", """{"said":""}""", """{"said":null}"""], values);
    }

    [Fact]
    public void Lists_and_objects_are_written_in_fields_of_their_own()
    {
        var form = Form("""{ "stops": { "type": "array", "items": { "type": "object", "properties": { "port": { "type": "string" }, "days": { "type": "integer" } }, "required": ["port"] } } }""");
        var list = form.Fields[0];
        Assert.Equal("{}", form.Inputs().Inputs!.Value.GetRawText());

        list.Add().Members[0].Write("Oslo");
        list.Add();
        var second = list.Add();
        second.Members.Single(member => member.Field.Name == "days").Write("2");
        list.Remove(list.Items[1]);

        Assert.Equal("""{"stops":[{"port":"Oslo"},{"days":2}]}""", form.Inputs().Inputs!.Value.GetRawText());
        Assert.Equal("inputs.stops[1].port", Assert.Single(form.Misfits(form.Inputs().Inputs!.Value)).Path);
        Assert.Equal("inputs.stops[1].port", second.Members[0].Path);
    }

    [Fact]
    public void An_empty_item_of_a_list_is_told_and_not_left_out_in_silence()
    {
        var form = Form("""{ "tags": { "type": "array", "items": { "type": "string" } } }""");
        form.Fields[0].Add().Write("one");
        form.Fields[0].Add();

        Assert.Equal("inputs.tags[1]", Assert.Single(form.Inputs().Problems).Path);
        form.Fields[0].Items[1].State = FieldState.Given;
        Assert.Equal("""{"tags":["one",""]}""", form.Inputs().Inputs!.Value.GetRawText());
    }

    [Theory]
    [InlineData("""{ "name": "x", "count": 1.0 }""", false)]
    [InlineData("""{ "name": "" }""", false)]
    [InlineData("""{ "name": null }""", true)]
    [InlineData("""{ "name": 5 }""", true)]
    [InlineData("""{ "name": "x", "nmae": 1 }""", true)]
    [InlineData("""{ "name": "x", "count": "1" }""", true)]
    [InlineData("""[1]""", true)]
    public void Inputs_that_fields_have_no_room_for_are_kept_as_JSON(string inputs, bool isJson)
    {
        var form = Form("""{ "name": { "type": "string" }, "count": { "type": "number" } }""", "name");

        form.Fill(JsonElement.Parse(inputs));

        Assert.Equal(isJson, form.IsJson);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(inputs), form.Inputs().Inputs!.Value));
        Assert.Equal(isJson ? "There is something in them that no field has room for: they can only be written as JSON." : null, Twice(form));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(inputs), form.Inputs().Inputs!.Value));
    }

    [Theory]
    [InlineData("true", true, false)]
    [InlineData("""{ "type": "object", "additionalProperties": true }""", true, false)]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": { "type": "string" } }""", true, false)]
    [InlineData("""{ "type": "object", "properties": {} }""", false, true)]
    [InlineData("""{ "$ref": "#/$defs/gone" }""", true, false)]
    public void What_is_no_plain_object_is_written_as_JSON(string schema, bool isJson, bool isEmpty)
    {
        var form = new InputForm(JsonElement.Parse(schema));

        Assert.Equal((isJson, isEmpty), (form.IsJson, form.IsEmpty));
    }

    [Fact]
    public void A_type_that_holds_itself_ends_as_JSON()
    {
        var form = new InputForm(JsonElement.Parse("""{ "$ref": "#/$defs/tree", "$defs": { "tree": { "type": "object", "properties": { "left": { "$ref": "#/$defs/tree" } } } } }"""));

        var deepest = form.Fields[0];
        while (deepest.Members is [var inner])
        {
            deepest = inner;
        }

        Assert.Equal(InputKind.Json, deepest.Field.Kind);
    }

    private static string? Twice(InputForm form) => form.Switch() ?? form.Switch();

    private static InputForm Form(string properties, params string[] required) => new(JsonElement.Parse(
        $$"""{ "type": "object", "properties": {{properties}}, "required": {{JsonSerializer.Serialize(required)}}, "$defs": { "level": { "enum": ["low", "high"] } } }"""));
}
