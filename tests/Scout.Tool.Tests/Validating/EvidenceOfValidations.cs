using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Validating;

/// <summary>What <c>validate</c> leaves behind for promotions, and what a result is measured by.</summary>
public sealed class EvidenceOfValidations
{
    [Fact]
    public async Task Suites_of_a_commit_are_those_that_it_has_whatever_the_checkout_says()
    {
        using var folder = await ParrotSuite.ProjectAsync("""
            workflow: parrot
            cases:
              - name: says it
                file: inputs/*.json
                expect: [{ equals: { value: polly } }]
            """);
        Directory.CreateDirectory(folder.Folder.File("inputs"));
        await File.WriteAllTextAsync(folder.Folder.File("inputs/ä b.json"), """{ "text": "polly" }""", TestContext.Current.CancellationToken);
        await ParrotSuite.CommitAsync(folder, "suites", "inputs");

        await File.WriteAllTextAsync(folder.Folder.File("suites/parrot.yaml"), "workflow: parrot\ncases: [{ name: easy, inputs: { text: x } }]\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.Folder.File("inputs/ä b.json"), """{ "text": "other" }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.Folder.File("inputs/c.json"), """{ "text": "other" }""", TestContext.Current.CancellationToken);

        var run = (await folder.RunAsync("validate --no-build --suites-from main")).Expect(ExitCode.Done);
        Assert.Matches("✓ says it +1/1", run.Output);
        Assert.DoesNotContain("easy", run.Output, StringComparison.Ordinal);

        foreach (var none in (string[])["none", "-x", "main:suites", ""])
        {
            Assert.Contains("SCOUT9111", (await folder.RunAsync(["validate", "--no-build", $"--suites-from={none}"])).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_environment_that_demands_a_suite_refuses_until_the_command_that_it_names_has_passed()
    {
        using var folder = await ParrotSuite.ProjectAsync(ParrotSuite.Text.Replace("inputs: { text: ouch, end: exception }\n    expect", "inputs: { text: ouch }\n    expect", StringComparison.Ordinal));
        await DemandAsync(folder);

        var refused = (await folder.RunAsync("promote --to staging --plan")).Expect(ExitCode.Refused);
        Assert.Contains("validation: ", refused.Error, StringComparison.Ordinal);
        var remedy = refused.Error.Split('`').Single(part => part.StartsWith("dotnet scout validate", StringComparison.Ordinal))["dotnet scout ".Length..];
        var validated = (await folder.RunAsync(remedy)).Expect(ExitCode.Done);

        Assert.Contains("evidence: .scout/evidence/parrot/", validated.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.Folder.File(validated.Output.Split("evidence: ")[1].Trim())));
        (await folder.RunAsync("promote --to staging --plan")).Expect(ExitCode.Done);
        (await folder.RunAsync("check")).Expect(ExitCode.Done);

        await File.AppendAllTextAsync(folder.Folder.File("suites/parrot.yaml"), "\n# changed\n", TestContext.Current.CancellationToken);
        Assert.Contains("the suite changed", (await folder.RunAsync("promote --to staging --plan")).Expect(ExitCode.Refused).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--case \"says it\"")]
    [InlineData("--tag short")]
    [InlineData("--repeat 2 --tag short")]
    public async Task Less_than_the_whole_suite_is_no_evidence(string part)
    {
        using var folder = await ParrotSuite.ProjectAsync(ParrotSuite.Text);

        (await folder.RunAsync($"validate --no-build {part}")).Expect(ExitCode.Done);

        Assert.False(Directory.Exists(folder.Folder.File(".scout/evidence")));
    }

    [Fact]
    public async Task A_suite_that_fails_is_recorded_and_keeps_the_gate_shut()
    {
        using var folder = await ParrotSuite.ProjectAsync(ParrotSuite.Text);
        await DemandAsync(folder);

        (await folder.RunAsync("validate --no-build")).Expect(ExitCode.NotValid);

        Assert.Contains("it failed (2 of 3 cases passed)", (await folder.RunAsync("promote --to staging --plan")).Expect(ExitCode.Refused).Error, StringComparison.Ordinal);
    }

    private static Task DemandAsync(RunFolder folder) => File.WriteAllTextAsync(
        folder.Folder.File("scout.json"),
        """{ "models": { "fast": { "provider": "script", "replies": "replies.json" } }, "variables": { "brand": "Acme" }, "environments": { "staging": { "requires": ["development"], "allow": ["script"], "validation": { "suites": ["parrot"] } } } }""",
        TestContext.Current.CancellationToken);
}
