using System.CommandLine;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Upkeep;

/// <summary><c>completion</c>: the script that a shell loads to complete command lines of the tool.</summary>
internal sealed class Completion : Verb
{
    private readonly Argument<string> _shell = new Argument<string>("SHELL") { HelpName = "bash|zsh|fish|pwsh", Description = "The shell." }
        .AcceptOnlyFromAmong([.. CompletionScripts.Shells]);

    public Completion()
        : base(
            "completion",
            "Prints the script by which a shell completes commands, options, workflows, environments, revisions and runs.",
            "dotnet scout completion bash >> ~/.bashrc",
            "dotnet scout completion zsh >> ~/.zshrc",
            "dotnet scout completion fish > ~/.config/fish/conf.d/dotnet-scout.fish",
            "dotnet scout completion pwsh >> $PROFILE") => Add(_shell);

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        invocation.Terminal.Output.Write(CompletionScripts.Of(invocation.Get(_shell)!));
        return Task.FromResult(ExitCode.Done);
    }
}
