using Scout.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Validating;

/// <summary>Methods of the project check runs: in a worker, as blocks of code run.</summary>
public sealed class CodeChecksTests
{
    [Fact]
    public async Task What_a_method_finds_is_what_the_case_shows()
    {
        using var folder = await ParrotSuite.ProjectAsync("""
            workflow: parrot
            cases:
              - name: short
                inputs: { text: polly }
                expect: [{ code: Scout.Host.Workflows.Checks.IsShort }, { code: Scout.Host.Workflows.Checks.WasSaidAsGiven }, { code: Scout.Host.Workflows.Checks.OfFacts }]
              - name: long
                inputs: { text: "kettle {{ secrets.X }}" }
                expect:
                  - code: Scout.Host.Workflows.Checks.WasSaidAsGiven
                  - code: { method: Scout.Host.Workflows.Checks.IsShort, block: said }
              - name: away
                inputs: { text: tea }
                expect: [{ code: Scout.Host.Workflows.Checks.CannotSay }]
              - name: broken
                inputs: { text: pot }
                expect: [{ code: Scout.Host.Workflows.Checks.Throws }]
              - name: of another type
                inputs: { text: cup }
                expect: [{ code: Scout.Host.Workflows.Checks.IsWholeNumber }]
              - name: never checked
                inputs: { text: lid }
                expect: [{ equals: { value: pan } }, { code: Scout.Host.Workflows.Checks.Throws }]
            """);

        var run = (await folder.RunAsync("validate --no-build --against none")).Expect(ExitCode.NotValid);

        Assert.Matches("✓ short +1/1", run.Output);
        Assert.Matches("✗ long +0/1", run.Output);
        Assert.Contains("line 10: Scout.Host.Workflows.Checks.IsShort of the output of 'said': 'kettle {{ secrets.X }}' has 22 letters", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\? away +0/1", run.Output);
        Assert.Contains("Scout.Host.Workflows.Checks.CannotSay cannot say: whoever knows of tea is away", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\? broken +0/1", run.Output);
        Assert.Contains("no idea of pot", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\? of another type +0/1", run.Output);
        Assert.Contains("The argument 'output' of", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no idea of lid", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_check_is_told_before_anything_runs_each_with_its_line()
    {
        using var folder = await ParrotSuite.ProjectAsync("""
            workflow: parrot
            cases:
              - name: says it
                inputs: { text: polly }
                expect:
                  - code: Scout.Host.Workflows.Checks.IsShrt
                  - code: Scout.Host.Workflows.Checks.GivesATruth
                  - code: Scout.Host.Workflows.Checks.TakesTwo
                  - code: Scout.Host.Workflows.Checks.Generic
                  - code: Scout.Host.Workflows.Checks.Twice
                  - code: { method: Scout.Host.Workflows.Checks.IsShort, block: sad }
                  - code: { at: /text }
            """);

        var first = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Error).Error;
        Assert.Contains("suites/parrot.yaml:12:9: code says nothing: method is missing.", first, StringComparison.Ordinal);

        await File.WriteAllTextAsync(folder.Folder.File("suites/parrot.yaml"), (await File.ReadAllTextAsync(folder.Folder.File("suites/parrot.yaml"), TestContext.Current.CancellationToken)).Replace("      - code: { at: /text }", "", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var told = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Error).Error;
        Assert.Contains("suites/parrot.yaml:6:9: Scout.Host.Workflows has no method Scout.Host.Workflows.Checks.IsShrt, which is to check.", told, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'Scout.Host.Workflows.Checks.IsShort'?", told, StringComparison.Ordinal);
        Assert.Contains("suites/parrot.yaml:7:9: Scout.Host.Workflows.Checks.GivesATruth gives System.Boolean.", told, StringComparison.Ordinal);
        Assert.Contains("suites/parrot.yaml:8:9: Scout.Host.Workflows.Checks.TakesTwo takes System.String, System.String.", told, StringComparison.Ordinal);
        Assert.Contains("suites/parrot.yaml:9:9: Scout.Host.Workflows.Checks.Generic is generic.", told, StringComparison.Ordinal);
        Assert.Contains("suites/parrot.yaml:10:9: there are 2 methods Scout.Host.Workflows.Checks.Twice", told, StringComparison.Ordinal);
        Assert.Contains("suites/parrot.yaml:11:9: parrot has no block 'sad'", told, StringComparison.Ordinal);
        Assert.Empty(RunStore.Open(Scout.Environments.Projects.ScoutProject.Find(folder.Folder.Path)).List().Runs);
    }

    [Fact]
    public async Task A_change_cannot_bring_the_code_that_it_is_measured_by_where_suites_are_those_of_a_commit()
    {
        using var folder = await ParrotSuite.ProjectAsync("""
            workflow: parrot
            cases:
              - name: says it
                inputs: { text: polly }
                expect: [{ code: Scout.Host.Workflows.Checks.IsShort }]
            """);
        await ParrotSuite.CommitAsync(folder, "suites");

        var alone = (await folder.RunAsync("validate --no-build --suites-from main")).Expect(ExitCode.Error).Error;
        Assert.Contains("would measure itself", alone, StringComparison.Ordinal);
        Assert.Contains("--against", alone, StringComparison.Ordinal);

        await folder.BuildOnAsync("parrot", revision => revision["blocks"]!["said"]!["timeout_ms"] = 60_000);
        var before = (await folder.RunAsync("history parrot --format json")).Json.GetProperty("revisions")[1].GetProperty("revision_id").GetString();
        var run = (await folder.RunAsync($"validate --no-build --suites-from main --against {before} --repeat 5")).Expect(ExitCode.Done);
        Assert.Matches("✓ says it +5/5 +now 5/5", run.Output);
    }

    [Fact]
    public async Task The_suites_of_the_sample_pass_with_the_checks_that_they_name()
    {
        using var folder = await RunFolder.OfSampleAsync("SupportDesk", settings => settings);
        foreach (var part in (string[])["suites", "inputs"])
        {
            Directory.CreateDirectory(folder.Folder.File(part));
            foreach (var file in Directory.GetFiles(Path.Combine(SupportDeskRuns.Project, part)))
            {
                File.Copy(file, folder.Folder.File($"{part}/{Path.GetFileName(file)}"));
            }
        }

        var run = (await folder.RunAsync("validate support-desk --no-build")).Expect(ExitCode.Done);
        Assert.Contains("✓ support-desk: passed", run.Output, StringComparison.Ordinal);
        Assert.Equal(6, (await folder.RunAsync("runs --last 100 --block check --format json")).Json.GetProperty("runs").GetArrayLength());
        (await folder.RunAsync("validate translate --no-build")).Expect(ExitCode.Done);
    }
}
