using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Revisions;

namespace Scout.Execution.Blocks;

/// <summary>What an attempt at a block sees of its run. A trivial block asks for none of what costs something, and pays for none of it.</summary>
/// <param name="call">The attempt.</param>
/// <param name="isOver">Whether it is over already.</param>
internal sealed class BlockSurroundings(BlockCall call, bool isOver) : CodeContextSource
{
    private static readonly object Over = new();
    private ILogger? _logger;
    private string? _key;

    // The scope of services, boxed; none before the first is asked for and after the end.
    private object? _scope = isOver ? Over : null;

    /// <summary>The same, for the block's code.</summary>
    public CodeContext Context => field ??= new(this);

    public override ILogger Logger => _logger ??= call.Run.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Block);

    public override string RunId => call.Run.RunId;

    public override DateTimeOffset RunStartedAt => call.Run.StartedAt;

    public override string Block => field ??= call.Path;

    public override string Environment => call.Run.Environment;

    public override string IdempotencyKey => _key ??= ContentHash.Of(Encoding.UTF8.GetBytes($"{call.Run.RunId}/{Block}"));

    public override int Attempt => call.Attempt;

    public override HttpClient Http => call.Run.Http;

    public override IServiceProvider Services
    {
        get
        {
            var scope = Volatile.Read(ref _scope);
            if (scope is null)
            {
                object made = call.Run.Services.CreateAsyncScope();
                scope = Interlocked.CompareExchange(ref _scope, made, null);
                if (scope is null)
                {
                    scope = made;
                }
                else
                {
                    // Two threads asked at once; nothing was made in this one.
                    ((AsyncServiceScope)made).Dispose();
                }
            }

            // Work that a block left behind gets what a scope gives that is over: an error that says so.
            ObjectDisposedException.ThrowIf(scope == Over, typeof(IServiceProvider));
            return ((AsyncServiceScope)scope).ServiceProvider;
        }
    }

    /// <summary>The block is over.</summary>
    /// <returns>What is to be disposed of, where there is something.</returns>
    public IAsyncDisposable? End() => Interlocked.Exchange(ref _scope, Over) as IAsyncDisposable;
}
