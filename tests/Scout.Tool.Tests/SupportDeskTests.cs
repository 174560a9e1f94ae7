using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests;

/// <summary>The sample workflow of this repository, built by the shipped targets and run by the tool as a user would.</summary>
public sealed class SupportDeskTests(SupportDeskRuns runs) : IClassFixture<SupportDeskRuns>
{

    [Theory]
    [InlineData("lost-parcel", "delivery", true, 48)]
    [InlineData("two-orders", "delivery", false, 0)]
    [InlineData("refund-german", "billing", false, 48)]
    [InlineData("broken-kettle", "technical", false, 0)]
    [InlineData("thank-you", "other", false, 0)]
    public async Task A_message_is_sorted_and_answered(string message, string category, bool urgent, int refund)
    {
        var run = (await runs.OfAsync(message)).Json;

        Assert.Equal("completed", run.GetProperty("status").GetString());
        var output = run.GetProperty("output");
        Assert.Equal(category, output.GetProperty("category").GetString());
        Assert.Equal(urgent, output.GetProperty("urgent").GetBoolean());
        Assert.Equal(refund, output.GetProperty("refund").GetDecimal());
    }

    [Fact]
    public async Task A_letter_holds_the_orders_the_answers_and_the_signature_in_their_order()
    {
        var output = (await runs.OfAsync("two-orders")).Json.GetProperty("output");

        Assert.Equal(
            """
            Hello Jean,
            thank you for writing to us.

            Your order A-1042 (a kettle) is on its way and arrives on 1 December.
            Your order A-1046 (a tea towel) is being packed and arrives on 4 December.

            You find the day of each order above.

            The kettle has left already, so the tea towel comes on its own; you pay for one parcel only.

            What is not there five days after the day we named, we send again.

            Yours, The Tea Shop
            """.ReplaceLineEndings("\n"), output.GetProperty("answer").GetString());
    }

    [Fact]
    public async Task A_question_that_no_model_answers_is_answered_by_the_fallback()
    {
        var run = (await runs.OfAsync("lost-parcel")).Json;

        var answer = run.GetProperty("output").GetProperty("answer").GetString();
        Assert.Contains("six new cups leave our house today", answer, StringComparison.Ordinal);
        Assert.Contains("About \"Who pays for the express?\" we write to you tomorrow.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_urgent_message_calls_a_person_and_another_does_not()
    {
        var urgent = (await runs.OfAsync("lost-parcel")).Json.GetProperty("blocks");
        var patient = (await runs.OfAsync("two-orders")).Json.GetProperty("blocks");

        Assert.StartsWith("the desk: Ada (tier 2) waits: ", urgent.GetProperty("page").GetProperty("output").GetString(), StringComparison.Ordinal);
        Assert.False(patient.TryGetProperty("page", out _));
    }

    [Fact]
    public async Task A_letter_in_another_language_is_translated_by_the_other_workflow()
    {
        var run = (await runs.OfAsync("refund-german")).Json;

        Assert.StartsWith("Liebe Grace,", run.GetProperty("output").GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_with_a_slip_in_its_name_is_refused_with_what_was_meant()
    {
        using var folder = new ToolFolder();

        var run = await folder.RunAsync(["run", "support-desk", "--project", SupportDeskRuns.Project, "--no-build", "--input", "user_mesage=hello", "--format", "json"]);

        run.Expect(ExitCode.Error);
        Assert.Contains("user_mesage: unknown; did you mean user_message?", run.Error, StringComparison.Ordinal);
        Assert.Contains("user_message: missing", run.Error, StringComparison.Ordinal);
    }
}
