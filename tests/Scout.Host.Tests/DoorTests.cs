using System.Diagnostics;
using System.Text.Json;
using Scout.Environments.Workers;
using Scout.Revisions.Runs;
using static Scout.Host.Tests.RunDoorProcess;

namespace Scout.Host.Tests;

public class DoorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Snapshots_are_the_same_in_another_time_zone_and_culture()
    {
        var process = new SnapshotProcess(TestBundle.Output);
        var both = await Task.WhenAll(process.RunAsync(Cancellation), process.RunElsewhereAsync(Cancellation));
        Assert.All(both, outcome => Assert.Equal(SnapshotEnd.Done, outcome.End));
        Assert.Equal(["brood", "bulk", "canaries", "charge", "desk", "echo", "fees", "flood", "gate", "guess", "heavy", "house", "leaks", "letters", "parcel", "parrot", "payments", "pier", "polish", "refund", "rounds", "search", "shelf", "spite", "sums", "tale", "traced", "troubles", "vault", "voyage"], both[0].Result!.Workflows.Select(workflow => workflow.Workflow));
        Assert.Equal(both[0].Result!.Workflows.Select(workflow => workflow.Revision), both[1].Result!.Workflows.Select(workflow => workflow.Revision));
    }

    [Fact]
    public async Task A_snapshot_that_takes_too_long_is_killed()
    {
        var outcome = await new SnapshotProcess(TestBundle.Output) { Timeout = TimeSpan.FromMilliseconds(1) }.RunAsync(Cancellation);
        Assert.Equal(SnapshotEnd.TimedOut, outcome.End);
    }

    [Fact]
    public async Task A_snapshot_that_ends_without_a_result_has_crashed_and_tells_whether_it_came_to_the_project()
    {
        var outcome = await new SnapshotProcess(TestBundle.Output with { Host = TestBundle.Output.DepsFile }).RunAsync(Cancellation);
        Assert.Equal((SnapshotEnd.Crashed, false), (outcome.End, outcome.Begun));
        Assert.NotEqual("", outcome.ErrorTail);
    }

    [Fact]
    public async Task A_snapshot_tells_what_stops_the_host_itself()
    {
        var outcome = await new SnapshotProcess(TestBundle.Output with { Assembly = TestBundle.Output.DepsFile }).RunAsync(Cancellation);
        Assert.Equal((SnapshotEnd.Done, false), (outcome.End, outcome.Begun));
        Assert.Equal("SCOUT7602", Assert.Single(outcome.Result!.Errors).Code);
    }

    [Fact]
    public void Host_processes_inherit_nothing_of_msbuild()
    {
        Environment.SetEnvironmentVariable("MSBUILD_SOMETHING", "x");
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", "");
        var start = new HostCommand(TestBundle.Output).StartInfo("snapshot", "x");
        Assert.DoesNotContain(start.Environment.Keys, name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "DOTNET_STARTUP_HOOKS");
        Environment.SetEnvironmentVariable("MSBUILD_SOMETHING", null);
    }

    [Fact]
    public async Task The_run_door_prints_the_output_alone()
    {
        var (code, output, _) = await RunAsync("desk", "--input", "user_message=It works");
        Assert.Equal(0, code);
        Assert.Equal("Hello Ada of Acme, thank you.", JsonElement.Parse(output).GetProperty("answer").GetString());
    }

    [Fact]
    public async Task The_run_door_s_ids_sort_among_those_of_the_tool()
    {
        var before = RunIds.New(DateTimeOffset.UtcNow.AddSeconds(-1));
        var (_, _, errors) = await RunAsync("desk", "--input", "user_message=It works");
        var runId = errors.Split('\n').Single(line => line.StartsWith("desk@", StringComparison.Ordinal)).TrimEnd().Split(' ')[^1];
        Assert.Matches("^[0-9]{8}t[0-9]{6}-[0-9a-f]{10}$", runId);
        Assert.InRange(runId, before, RunIds.New(DateTimeOffset.UtcNow.AddSeconds(1)), StringComparer.Ordinal);
        Assert.True(File.Exists(Path.Combine(TestBundle.Folder, ".scout", "runs", "inbox", $"{runId}.jsonl")));
    }

    [Fact]
    public async Task The_run_door_reads_a_file_of_inputs_and_the_command_line_wins()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, """{ "user_message": "fine", /* a comment */ "locale": "de", }""", Cancellation);
        var (code, output, _) = await RunAsync("desk", "--inputs", file, "--input", "user_message=It is broken");
        Assert.Equal(0, code);
        Assert.Equal("repair", JsonElement.Parse(output).GetProperty("category").GetString());
        File.Delete(file);
    }

    [Theory]
    [InlineData("true", "Ada is in, seen.")]
    [InlineData("false", "Ada waits outside.")]
    public async Task The_run_door_runs_a_workflow_that_may_end_early(string known, string expected)
    {
        var (code, output, errors) = await RunAsync("gate", "--input", "name=Ada", "--input", $"known={known}");
        Assert.Equal((0, expected), (code, output.Trim()));
        Assert.Equal(known == "true", errors.Contains("welcome", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_that_is_not_set_has_a_code_of_its_own()
    {
        var (code, _, errors) = await RunAsync("vault", "--input", "name=Ada");
        Assert.Equal(7, code);
        Assert.Contains("error SCOUT7108: Block 'key'", errors, StringComparison.Ordinal);
        Assert.Contains("Secrets__VAULT_KEY", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_stands_in_for_a_failure_says_so()
    {
        var (code, output, errors) = await RunAsync("shelf", "--input", "kind=throw");
        Assert.Equal((0, "nothing. Ask later."), (code, output.Trim()));
        Assert.Matches(@"\n  found \d+ ms, a substitute by its OnError: SCOUT7016: ", errors);
        Assert.Matches(@"\n  asked \d+ ms, a substitute by its OnError: SCOUT7016: ", errors);
        Assert.DoesNotContain("give the block an OnError", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("configure", "x", "y", 1, "SCOUT7207: Scout.Host.Workflows.Services.Configure failed: InvalidOperationException: The shop is shut. (Services.Configure, Desk.cs:")]
    [InlineData("registration", "x", "y", 1, "SCOUT7207: Scout.Host.Workflows.Services.Configure failed: ArgumentException: Cannot instantiate implementation type 'System.IO.Stream'")]
    [InlineData("factory", "x", "y", 1, "SCOUT7413: The client of the model 'house' cannot be made: InvalidOperationException: No key. (Services.Configure, Desk.cs:")]
    [InlineData("", "throw", "y", 7, "SCOUT7016: Block 'ask' failed: InvalidOperationException: The house is closed. (HouseClient.GetResponseAsync, Troubles.cs:")]
    [InlineData("", "null", "y", 7, "SCOUT7414: Block 'ask': the client of the model 'house' gave null")]
    [InlineData("", "x", "keep", 0, "A service of the project failed as it was disposed: InvalidOperationException: It leaks. (Leaky.DisposeAsync, Troubles.cs:")]
    public async Task Whatever_the_project_s_code_throws_is_told_as_its_own(string broken, string kind, string name, int expected, string message)
    {
        var (code, output, errors) = await RunAsync(new Dictionary<string, string> { ["Break"] = broken }, "house", "--input", $"kind={kind}", "--input", $"name={name}");
        Assert.True(expected == code, errors);
        Assert.Equal(expected == 0 ? "Come in x" : "", output.Trim());
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("bug of Scout.Build", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_static_constructor_that_throws_is_told_by_what_it_threw()
    {
        var (code, _, errors) = await RunAsync("troubles", "--input", "kind=static");
        Assert.Equal(7, code);
        Assert.Contains("SCOUT7016: Block 'trouble' failed: InvalidOperationException: There is no price list. (Prices.Load, Troubles.cs:", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada", "Ada")]
    [InlineData("bob", "null")]
    public async Task A_workflow_whose_output_is_nullable_may_yield_null(string wanted, string expected)
    {
        var (code, output, errors) = await RunAsync("search", "--input", $"wanted={wanted}");
        Assert.True(code == 0, errors);
        Assert.Equal(expected, output.Trim());
    }

    [Fact]
    public async Task Inputs_that_are_typed_are_not_mixed_with_those_that_the_project_starts_with()
    {
        var (usual, _, _) = await RunAsync("gate", "--input", "name=Ada", "--input", "known=true", "--typed");
        var (code, _, errors) = await RunAsync("gate", "--input", "name=Ada", "--input", "known=true", "--typed", "--input", "name=Bob");

        Assert.Equal(0, usual);
        Assert.Equal(1, code);
        Assert.Contains("inputs.known: missing", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "SCOUT7605", new string[0])]
    [InlineData(1, "did you mean 'desk'", new[] { "desc" })]
    [InlineData(1, "SCOUT7609: There is no option '--wrong'. Write `dotnet run -- [WORKFLOW]", new[] { "desk", "--wrong" })]
    [InlineData(1, "SCOUT7610: --inputs needs a value.", new[] { "desk", "--inputs" })]
    [InlineData(1, "SCOUT7612: There is no log level 'loud'. Write --log-level trace, debug,", new[] { "desk", "--log-level", "loud" })]
    [InlineData(1, "SCOUT7611: 'more' is one argument too many", new[] { "desk", "more" })]
    [InlineData(1, "SCOUT6218: '/', which --inputs names, is a folder.", new[] { "desk", "--inputs", "/" })]
    [InlineData(1, "Inputs are given one by one, --input user_message=..., or in a file with one JSON object, --inputs FILE.", new[] { "desk" })]
    [InlineData(1, "SCOUT6205", new[] { "desk", "--input", "novalue" })]
    [InlineData(1, "SCOUT6206", new[] { "desk", "--inputs", "no-such-file.json" })]
    [InlineData(1, "SCOUT6207", new[] { "desk", "--inputs", "-" })]
    [InlineData(1, "SCOUT6217", new[] { "desk", "--input", "user_message=a", "--input", "user_message=b" })]
    [InlineData(1, "SCOUT6207", new[] { "desk", "--input", "user_message=a", "--inputs", "latin1.json" })]
    [InlineData(1, "user_message", new[] { "desk" })]
    [InlineData(7, "The shelf is empty", new[] { "troubles", "--input", "kind=throw" })]
    public async Task The_run_door_says_what_is_wrong(int expected, string word, string[] arguments)
    {
        await File.WriteAllBytesAsync(Path.Combine(TestBundle.Folder, "latin1.json"), [.. "{ \"locale\": \""u8, 0xE9, .. "\" }"u8], Cancellation);
        var (code, output, errors) = await RunAsync(arguments);
        Assert.Equal(expected, code);
        Assert.Empty(output);
        Assert.Contains(word, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_piped_and_is_no_UTF_8_is_refused_and_never_becomes_another_text()
    {
        var start = new HostCommand(TestBundle.Output).StartInfo("run", "desk", "--inputs", "-");
        start.WorkingDirectory = TestBundle.Folder;
        using var process = Process.Start(start)!;
        await process.StandardInput.BaseStream.WriteAsync((byte[])[.. "{\"user_message\":\"caf"u8, 0xE9, .. "\"}"u8], Cancellation);
        process.StandardInput.Close();
        var errors = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("SCOUT6207", errors, StringComparison.Ordinal);
        Assert.Contains("not UTF-8", errors, StringComparison.Ordinal);
    }
}
