using System.Diagnostics;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.CommandLine;

/// <summary>Names that a shell would run are completed in real shells, in a terminal, and the line is run: the tool gets the name, and nothing else happens.</summary>
public sealed class CompletedWordsTests
{
    private static readonly string[] Names =
    [
        "a;touch pwned", "b$(touch pwned)", "c`touch pwned`", "d'quote", "e\"quote", "f two words", "g&touch pwned", "h|touch pwned", "i>pwned", "j*", "k#m", "l!!", "m~n", "o\\p", "q${HOME}", "r{1,2}", "s(t)", "u';touch pwned;'", "v\";touch pwned;\"", "wörd 漢字", "x‘;touch pwned;’",
    ];

    /// <summary>The shells that a system's packages bring, and PowerShell where somebody has it: Debian has no package of it.</summary>
    public static TheoryData<string, string, string> Shells
    {
        get
        {
            var shells = new TheoryData<string, string, string>
            {
                { "bash", "/bin/bash --norc --noprofile -i", "source ./script" },
                { "zsh", "/usr/bin/zsh -f -i", "autoload -Uz compinit; compinit -u -D; source ./script" },
                { "fish", "/usr/bin/fish --no-config -i", "source ./script" },
            };
            if (File.Exists("/usr/bin/pwsh"))
            {
                shells.Add("pwsh", "/usr/bin/pwsh -NoProfile -NoLogo", "Get-Content -Raw ./script | Invoke-Expression");
            }

            return shells;
        }
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task What_is_completed_is_one_word_and_runs_nothing(string shell, string start, string load)
    {
        Assert.SkipUnless(File.Exists(start.Split(' ')[0]), $"There is no {shell} here: install the package {shell}.");
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here to make a terminal.");
        using var folder = new ToolFolder();
        await PrepareAsync(folder, shell);
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/script", ["-qec", start, "/dev/null"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATH"] = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}", ["TERM"] = "dumb", ["HOME"] = folder.Path, ["LC_ALL"] = "C.UTF-8", ["HISTFILE"] = "" },
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        await TypeAsync(process, $"{load}\rdotnet-scout ready\r");
        await UntilAsync(folder, 1);
        foreach (var (i, name) in Names.Index())
        {
            await TypeAsync(process, $"dotnet-scout show {name[0]}\t");
            // A shell asks the stub while it completes; then the line is its own again.
            await UntilAsync(folder, i + 1, "asked");
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await TypeAsync(process, "\r");
            await UntilAsync(folder, i + 2);
        }

        process.Kill(entireProcessTree: true);
        var seen = await File.ReadAllLinesAsync(folder.File("seen"), TestContext.Current.CancellationToken);
        Assert.Equal(Names.Prepend(""), seen.Select(line => line.TrimEnd(' ')));
        Assert.False(File.Exists(folder.File("pwned")), await output);
    }

    [Fact]
    public async Task A_name_that_would_be_an_option_or_a_line_of_its_own_is_not_offered()
    {
        using var desk = new Reviewing.Desk();
        desk.Build();
        foreach (var name in new[] { "--unblock", "-x", "\e[6nraw", "a\u202eb" })
        {
            await desk.Folder.RunAsync(["name", "latest", "--", name]);
        }

        var line = $"dotnet-scout --project {desk.Folder.Path} show ";
        var offered = (await desk.Folder.RunAsync([$"[suggest:{line.Length}]", line])).Expect(ExitCode.Done).Output;

        Assert.DoesNotContain("unblock", offered, StringComparison.Ordinal);
        Assert.DoesNotContain("raw", offered, StringComparison.Ordinal);
        Assert.DoesNotContain("u202e", offered, StringComparison.Ordinal);
        Assert.Contains("latest", offered, StringComparison.Ordinal);
    }

    // It stands for the tool: it offers the names, and notes what it was given.
    private static async Task PrepareAsync(ToolFolder folder, string shell)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(folder.File("script"), (await folder.RunAsync($"completion {shell}")).Expect(ExitCode.Done).Output, cancellation);
        await File.WriteAllLinesAsync(folder.File("names"), Names, cancellation);
        await File.WriteAllTextAsync(folder.File("dotnet-scout"), $$"""
            #!/bin/bash
            if [[ $1 == '[suggest:'* ]]; then
                word=${2##* }
                while IFS= read -r name; do [[ $name == "$word"* ]] && printf '%s\n' "$name"; done < '{{folder.File("names")}}'
                echo >> '{{folder.File("asked")}}'
            else
                printf '%s\n' "$2" >> '{{folder.File("seen")}}'
            fi
            """, cancellation);
        Debug.Assert(!OperatingSystem.IsWindows());
        File.SetUnixFileMode(folder.File("dotnet-scout"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task TypeAsync(Process process, string keys)
    {
        await process.StandardInput.WriteAsync(keys);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    private static async Task UntilAsync(ToolFolder folder, int lines, string file = "seen")
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (File.Exists(folder.File(file)) && (await File.ReadAllLinesAsync(folder.File(file), TestContext.Current.CancellationToken)).Length >= lines)
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{lines} lines were awaited in {file}, and there are these:\n{(File.Exists(folder.File(file)) ? await File.ReadAllTextAsync(folder.File(file), TestContext.Current.CancellationToken) : "")}");
    }
}
