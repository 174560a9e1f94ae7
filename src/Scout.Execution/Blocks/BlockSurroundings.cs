using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Revisions;

namespace Scout.Execution.Blocks;

/// <summary>What an attempt at a block sees of its run. A trivial block asks for none of what costs something, and pays for none of it.</summary>
internal sealed class BlockSurroundings(BlockCall call) : CodeContextSource, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private ILogger? _logger;
    private string? _key;
    private AsyncServiceScope? _scope;
    private bool _isOver;

    public override ILogger Logger => _logger ??= call.Run.Services.GetRequiredService<ILoggerFactory>().CreateLogger(call.Path);

    public override string RunId => call.Run.RunId;

    public override DateTimeOffset RunStartedAt => call.Run.StartedAt;

    public override string Block => call.Path;

    public override string Environment => call.Run.Environment;

    public override string IdempotencyKey => _key ??= ContentHash.Of(Encoding.UTF8.GetBytes($"{call.Run.RunId}/{call.Path}"));

    public override int Attempt => call.Attempt;

    public override IServiceProvider Services
    {
        get
        {
            lock (_lock)
            {
                // Work that a block left behind gets what a scope gives that is over: an error that says so.
                ObjectDisposedException.ThrowIf(_isOver && _scope is null, typeof(IServiceProvider));
                return (_scope ??= call.Run.Services.CreateAsyncScope()).ServiceProvider;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        AsyncServiceScope? scope;
        lock (_lock)
        {
            _isOver = true;
            scope = _scope;
        }

        if (scope is { } made)
        {
            await made.DisposeAsync().ConfigureAwait(false);
        }
    }
}
