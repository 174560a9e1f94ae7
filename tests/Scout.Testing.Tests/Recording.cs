using System.Text.Json;
using Scout.Testing.Tests.Workflows;

namespace Scout.Testing.Tests;

[CollectionDefinition(nameof(Recording), DisableParallelization = true)]
public sealed class AloneInTheProcess;

/// <remarks>What the process is started with says whether something is recorded: nothing else runs meanwhile.</remarks>
[Collection(nameof(Recording))]
public class Recording
{
    private static readonly Lookup Kettle = new("kettle");

    [Fact]
    public async Task Real_answers_are_recorded_once_and_replayed_from_then_on()
    {
        await using var stage = await RecordingStage.OpenAsync();

        var recorded = await stage.Test.RunAsync(Kettle);
        var replayed = await stage.Test.RunAsync(Kettle);

        Assert.Equal((1, 2), stage.Asked);
        Assert.Equal(("The end.\nReally.", "The end.\nReally."), (recorded.Output<string>(), replayed.Output<string>()));
        Assert.Equal(recorded.Block("told").Output<Answer>(), replayed.Block("told").Output<Answer>());
        Assert.Equal(recorded.Block("told").Prompt, replayed.Block("told").Prompt);
    }

    [Fact]
    public async Task A_cassette_is_text_that_people_read_and_has_no_secret_and_nothing_that_proves_who_asks()
    {
        await using var stage = await RecordingStage.OpenAsync();

        await stage.Test.RunAsync(Kettle);

        var text = await File.ReadAllTextAsync(stage.File, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(RecordingStage.Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("authorization", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("cookie", text, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        var recordings = JsonElement.Parse(text).GetProperty("recordings").EnumerateArray().ToArray();
        Assert.Equal(["closing", "found", "told"], recordings.Select(recording => recording.GetProperty("block").GetString()));
        Assert.Equal(["The end.", "Really."], recordings[0].GetProperty("answer").GetProperty("content").EnumerateArray().Select(line => line.GetString()));
        Assert.Equal("nothing", recordings[1].GetProperty("request").GetProperty("body").GetProperty("json").GetProperty("note").GetString());
        Assert.Equal("7", recordings[1].GetProperty("answer").GetProperty("headers").GetProperty("x-count").GetString());
        Assert.Equal("0.50", recordings[2].GetProperty("answer").GetProperty("content").GetProperty("json").GetProperty("sure").GetRawText());
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(stage.File)!).Except([stage.File]));
    }

    [Fact]
    public async Task The_same_is_recorded_as_the_same_text()
    {
        await using var stage = await RecordingStage.OpenAsync();

        await stage.Test.RunAsync(Kettle);
        var first = await File.ReadAllTextAsync(stage.File, TestContext.Current.CancellationToken);
        RecordingStage.SayMode("record");
        await stage.Test.RunAsync(Kettle);

        Assert.Equal((2, 4), stage.Asked);
        Assert.Equal(first, await File.ReadAllTextAsync(stage.File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_request_that_changed_fails_with_the_nearest_recording_as_a_diff()
    {
        await using var stage = await RecordingStage.OpenAsync();
        await stage.Test.RunAsync(Kettle);

        var refused = await Tests.RefusedAsync(stage.Test.Http("POST", "*", new Answer("Bearer x knows", 1)), new Lookup("kettle", "it drips"));

        Assert.Equal("SCOUT9033", refused.Code);
        Assert.StartsWith($"Block 'told' asks the model 'voice', and the cassette {stage.File} has no such request. Record it anew: SCOUT_CASSETTE=record. The nearest recording is of block 'told' (-), and this is asked (+):", refused.Message, StringComparison.Ordinal);
        var told = refused.Message.Split(Environment.NewLine).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Contains("- \"Somebody says: nothing\"", told);
        Assert.Contains("+ \"Somebody says: it drips\"", told);
        Assert.DoesNotContain(told, line => line.Contains("You tell of things", StringComparison.Ordinal));
        Assert.Equal((1, 2), stage.Asked);
    }

    [Fact]
    public async Task Requests_that_are_repeated_have_an_answer_each()
    {
        await using var stage = await RecordingStage.OpenAsync();
        stage.FirstStatus = 503;

        var recorded = await stage.Test.RunAsync(Kettle);
        var replayed = await stage.Test.RunAsync(Kettle);

        Assert.Equal((2, 2), (recorded.Block("found").Attempts, replayed.Block("found").Attempts));
        Assert.Equal((2, 2), stage.Asked);
    }

    [Fact]
    public async Task One_more_request_than_was_recorded_fails()
    {
        await using var stage = await RecordingStage.OpenAsync();
        await stage.Test.RunAsync(Kettle);
        var text = await File.ReadAllTextAsync(stage.File, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(stage.File, text.Replace("\"status\": 200", "\"status\": 503", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var refused = await Tests.RefusedAsync(stage.Test, Kettle);

        Assert.Equal("SCOUT9034", refused.Code);
        Assert.Contains("once more than the once that the cassette", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_CI_is_true_nothing_is_recorded()
    {
        await using var stage = await RecordingStage.OpenAsync();
        RecordingStage.Say("CI", "true");

        var refused = await Tests.RefusedAsync(stage.Test, Kettle);

        Assert.Equal(("SCOUT9032", (0, 0), false), (refused.Code, stage.Asked, File.Exists(stage.File)));
        Assert.Contains($"there is no cassette {stage.File}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fake_has_the_word_before_the_cassette_and_what_was_not_played_is_told()
    {
        await using var stage = await RecordingStage.OpenAsync();
        await stage.Test.RunAsync(Kettle);

        var run = await stage.Test.Reply("closing", "Bye.").RunAsync(Kettle);

        Assert.Equal("Bye.", run.Output<string>());
        Assert.Equal(["the recording of the model 'voice'"], run.UnusedFakes);
    }

    [Fact]
    public async Task A_run_that_is_refused_records_nothing()
    {
        await using var stage = await RecordingStage.OpenAsync();

        var refused = await Tests.RefusedAsync(stage.Test.Reply("closing", (string _) => 7), Kettle);

        Assert.Equal(("SCOUT9011", false), (refused.Code, File.Exists(stage.File)));
    }

    [Fact]
    public async Task A_secret_that_is_too_short_to_be_hidden_is_not_written()
    {
        await using var stage = await RecordingStage.OpenAsync();

        var refused = await Tests.RefusedAsync(stage.Test.Secret("THINGS_TOKEN", "kett"), Kettle);

        Assert.Equal(("SCOUT9037", false), (refused.Code, File.Exists(stage.File)));
    }

    [Theory]
    [InlineData("{", "SCOUT9031")]
    [InlineData("""{"format": 2, "recordings": []}""", "SCOUT9031")]
    [InlineData("""{"format": 1, "recordings": [{}]}""", "SCOUT9031")]
    public async Task What_is_no_cassette_is_refused(string text, string code)
    {
        await using var stage = await RecordingStage.OpenAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(stage.File)!);
        await File.WriteAllTextAsync(stage.File, text, TestContext.Current.CancellationToken);

        Assert.Equal(code, (await Tests.RefusedAsync(stage.Test, Kettle)).Code);
    }

    [Fact]
    public async Task A_mode_that_is_none_is_refused()
    {
        await using var stage = await RecordingStage.OpenAsync();
        RecordingStage.SayMode("recrod");

        Assert.Equal("SCOUT9030", (await Tests.RefusedAsync(stage.Test, Kettle)).Code);
    }
}
