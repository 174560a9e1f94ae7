using System.Text.Json.Serialization;

namespace Scout.Workflows.Tests.Authoring;

[Shape] public sealed record Odd([property: JsonPropertyName("user-id")] string UserId);

[Workflow("keyed")]
public sealed class Keyed : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) =>
        flow.Text("header", $"Bearer {Secret("CRM_TOKEN")} of {Variable("brand")}");
}
