namespace Scout.Tool.Tests.Validating;

/// <summary>A project with a built workflow and a suite for it.</summary>
internal static class ParrotSuite
{
    /// <summary>Three cases, of which one fails.</summary>
    public const string Text = """
        workflow: parrot
        cases:
          - name: says it
            tags: [short]
            inputs: { text: polly }
            expect: [{ equals: { value: polly } }]
          - name: cannot
            inputs: { text: ouch, end: exception }
            expect: [{ equals: { value: ouch } }]
          - name: says what stands in
            tags: [short]
            inputs: { text: ouch, end: exception }
            blocks: { said: { output: fine } }
            expect: [{ equals: { value: fine } }, { calls: { block: said, times: 1 } }, { noFailures: true }]
        """;

    public static async Task<RunFolder> ProjectAsync(string suite, string workflow = "parrot")
    {
        var folder = await RunFolder.CreateAsync(workflows: workflow);
        Directory.CreateDirectory(folder.Folder.File("suites"));
        await File.WriteAllTextAsync(folder.Folder.File($"suites/{workflow}.yaml"), suite, TestContext.Current.CancellationToken);
        return folder;
    }

    /// <summary>Commits folders of a project to a branch <c>main</c>.</summary>
    public static async Task CommitAsync(RunFolder folder, params string[] folders)
    {
        foreach (var line in (string[])["init -q -b main", $"add {string.Join(' ', folders)}", "-c user.name=ada -c user.email=ada@example.org commit -q -m suites"])
        {
            var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", line) { WorkingDirectory = folder.Folder.Path })!;
            await git.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, git.ExitCode);
        }
    }
}
