using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Scout.Execution.Plans;
using Scout.Execution.Runs;
using Scout.Revisions.Format;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Tests.Runs;

/// <summary>Whatever a type leaves out of JSON: template, condition, code block and output read one value.</summary>
public class ShapeProperties
{
    [Property(MaxTest = 30)]
    public Task A_record_with_parameters_and_members_beside_them(int seed) => OneValueAsync<Shapes.Positional>(seed);

    [Property(MaxTest = 30)]
    public Task A_record_that_inherits(int seed) => OneValueAsync<Shapes.Inherited>(seed);

    [Property(MaxTest = 30)]
    public Task A_class_with_members(int seed) => OneValueAsync<Shapes.Members>(seed);

    [Property(MaxTest = 30)]
    public Task A_record_struct(int seed) => OneValueAsync<Shapes.Structure>(seed);

    [Property(MaxTest = 30)]
    public Task A_member_made_of_another(int seed) => OneValueAsync<Shapes.Derived>(seed);

    [Property(MaxTest = 30)]
    public Task A_record_in_a_record(int seed) => OneValueAsync<Shapes.Outside>(seed);

    [Fact]
    public void What_is_made_of_other_members_has_to_be_given()
    {
        var problems = SchemaCheck.Validate(SchemaWriter.For(typeof(Shapes.Derived)), JsonElement.Parse("""{"a":"x"}"""), out _);
        Assert.Equal(["inputs.both: missing; a text is expected", "inputs.twice: missing; a text or null is expected"], problems);
    }

    // Some JSON of the type, members that may be left out left out at random, those that may be null null at random.
    private static async Task OneValueAsync<T>(int seed)
    {
        var random = new Random(seed);
        var schema = SchemaWriter.For(typeof(T));
        var problems = SchemaCheck.Validate(InputOf(schema), JsonElement.Parse($$"""{"value":{{Json(SchemaView.Of(schema.Json), random)}} }"""), out var inputs);
        Assert.Empty(problems);
        var run = new TestRun();
        var outcome = await run.RunAsync(PlanFor<T>(schema), inputs.GetRawText());
        Assert.True(outcome.End == RunEnd.Completed, outcome.Error?.Message);
        var output = outcome.Output!.Value;
        var code = Members(JsonElement.Parse(output.GetProperty("code").GetString()!));
        Assert.Equal(code, Members(JsonElement.Parse(output.GetProperty("template").GetString()!)));
        Assert.Equal(code, Members(output.GetProperty("value")));
        Assert.Equal(code, Members(output.GetProperty("passed")));
        Assert.Equal(code, Members(JsonElement.Parse(output.GetProperty("passed_template").GetString()!)));
        Assert.Equal(code, Members(output.GetProperty("chosen")));
        Assert.Equal(
            JsonElement.Parse(output.GetProperty("code").GetString()!).EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Null).Select(member => member.Name).Order(StringComparer.Ordinal),
            output.GetProperty("nulls").EnumerateObject().Where(member => member.Value.GetBoolean()).Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    private static Plan PlanFor<T>(Scout.Revisions.Model.Schema schema)
    {
        var names = SchemaView.Of(schema.Json).Members.Select(member => member.Name).ToArray();
        var result = $$"""
            {"code":"code","template":"template","value":"inputs.value","passed":"passed","passed_template":"passed_template","chosen":"chosen",
             "nulls":"{ {{string.Join(", ", names.Select(name => $"{name}: inputs.value.{name} == null"))}} }"}
            """;
        var method = Revisions.Method("code", $"Show(Scout.Execution.Tests.Runs.Shapes.{typeof(T).Name})", "[\"inputs.value\"]", "inputs").Replace("Methods.Show", "Shapes.Show", StringComparison.Ordinal);
        var passed = Revisions.Method("passed", $"Same(Scout.Execution.Tests.Runs.Shapes.{typeof(T).Name})", "[\"inputs.value\"]", "inputs", output: schema.Json.GetRawText()).Replace("Methods.Same", "Shapes.Same", StringComparison.Ordinal);
        var composite = JsonSerializer.Serialize($"{{ {string.Join(", ", names.Where(name => SchemaView.Of(schema.Json).Required.Contains(name)).Select(name => $"{name}: inputs.value.{name}"))} }}");
        var blocks = string.Join(
            ',',
            Revisions.Block("chosen", "if", """{"condition":"true"}""", $"\"then\":{Revisions.Scope("", "\"inputs.value\"")},\"otherwise\":{Revisions.Scope("", composite)}", "inputs"),
            method,
            passed,
            Revisions.Text("passed_template", "{{ passed | object.to_json }}", "passed"),
            Revisions.Text("template", "{{ inputs.value | object.to_json }}", "inputs"));
        var json = $$"""{"format":1,"workflow":"test","input":{{InputOf(schema).Json.GetRawText()}},"output":{},"blocks":{{{blocks}}},"result":{{result}}}""";
        return PlanCompiler.Compile(RevisionJson.Read(Encoding.UTF8.GetBytes(json)), new string('0', 64), new Dictionary<string, Plan>());
    }

    private static Scout.Revisions.Model.Schema InputOf(Scout.Revisions.Model.Schema schema) =>
        new(JsonElement.Parse($$"""{"type":"object","properties":{"value":{{schema.Json.GetRawText()}} },"required":["value"]}"""));

    private static string Json(SchemaView schema, Random random)
    {
        if (schema.MayBeNull && random.Next(3) == 0)
        {
            return "null";
        }

        return schema.Type switch
        {
            "integer" or "number" => random.Next(1, 9).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "boolean" => "true",
            "array" => "[]",
            "object" => $"{{{string.Join(",", schema.Members
                .Where(member => schema.Required.Contains(member.Name) || random.Next(2) == 0)
                .Select(member => $"\"{member.Name}\":{Json(member.Schema, random)}"))}}}",
            _ => "\"given\"",
        };
    }

    // Null and nothing are one value.
    private static List<string> Members(JsonElement value, string at = "") =>
        [.. value.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).SelectMany(member => member.Value.ValueKind == JsonValueKind.Object ? Members(member.Value, at + member.Name + ".") : [$"{at}{member.Name}={member.Value.GetRawText()}"]).Order(StringComparer.Ordinal)];
}
