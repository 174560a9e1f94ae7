using System.Text.Json;

namespace Scout.Workflows.Tests.Authoring;

public sealed class SampleTests
{
    [Fact]
    public void The_sample_of_the_design_becomes_its_revision()
    {
        var built = Build.Of<SupportDesk.SupportDeskWorkflow>();

        Assert.Equal(Fixture.Text("Authoring", "Sample", "support-desk.json").Trim(), Build.Shown(built));
    }

    [Fact]
    public void The_sample_travels_with_its_description_and_the_source_of_its_code()
    {
        var built = Build.Of<SupportDesk.SupportDeskWorkflow>();

        Assert.Equal("Answers a customer's message and sends urgent ones down their own path.", built.Description);
        var (method, source) = Assert.Single(built.Sources);
        Assert.StartsWith("M:SupportDesk.SupportDeskWorkflow.FindCustomer(", method, StringComparison.Ordinal);
        Assert.StartsWith("public static async Task<Customer> FindCustomer(", source, StringComparison.Ordinal);
        Assert.Contains(method, built.Revision.ToString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(built.Revision.Bytes.Span).ValueKind);
    }
}
