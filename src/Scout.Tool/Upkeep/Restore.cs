using System.Collections.Immutable;
using Scout.Environments.Bundles;
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
        invocation.Answer(new RestoreAnswer(bundles), UpkeepJson.Written, console => BundleView.Write(console, bundles));
        return ExitCode.Done;
    }
}

/// <summary>What <c>restore --format json</c> writes.</summary>
/// <param name="Bundles">The bundles whose files are back.</param>
internal sealed record RestoreAnswer(ImmutableArray<RestoredBundle> Bundles);
