using Scout.Tool.CommandLine;

namespace Scout.Tool.Upkeep;

/// <summary><c>restore</c>: brings back the files of the bundles that environments point at.</summary>
internal sealed class Restore : Verb
{
    public Restore()
        : base("restore", "Brings back the files of every bundle that an environment points at, and checks them.", "dotnet scout restore")
    {
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var bundles = await invocation.Store.RestoreAsync(cancellation);
        invocation.Answer(RestoreAnswer.Of(bundles), console => BundleView.Write(console, bundles));
        return ExitCode.Done;
    }
}
