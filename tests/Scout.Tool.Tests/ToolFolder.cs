using Scout.Tool.Output;

namespace Scout.Tool.Tests;

/// <summary>A temporary folder to run the tool in: in this process, with the real store.</summary>
internal sealed class ToolFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scout-tool-").FullName;

    /// <summary>The columns that text is fitted to.</summary>
    public int? Width { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What the command reads from stdin.</summary>
    public string Input { get; set; } = "";

    /// <summary>Runs a command line as it is typed, quotes included; <c>--project</c> is added after a verb.</summary>
    public Task<ToolRun> RunAsync(string commandLine) =>
        RunAsync([.. System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(commandLine)]);

    /// <summary>Runs a command line; <c>--project</c> is added after a verb.</summary>
    public Task<ToolRun> RunAsync(string[] arguments) => RunUntilAsync(arguments, TestContext.Current.CancellationToken);

    /// <summary>Runs a command line that may be interrupted; <c>--project</c> is added after a verb.</summary>
    /// <param name="arguments">The words.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <param name="output">Gets stdout.</param>
    public async Task<ToolRun> RunUntilAsync(string[] arguments, CancellationToken cancellation, StringWriter? output = null)
    {
        output ??= new();
        using var error = new StringWriter();
        using var input = new StringReader(Input);
        var terminal = new Terminal { Input = input, Output = output, Error = error, Width = Width, Time = Time };
        var all = arguments is not [[>= 'a' and <= 'z', ..], ..] || arguments.Contains("--project") ? arguments : [.. arguments, "--project", Path];
        var code = await Application.RunAsync(all, terminal, cancellation);
        return new(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
