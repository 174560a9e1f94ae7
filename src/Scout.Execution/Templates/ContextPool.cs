using System.Collections.Concurrent;
using Scriban.Runtime;

namespace Scout.Execution.Templates;

/// <summary>Contexts to render in: making one costs many times what a small template does. Safe for many threads.</summary>
internal sealed class ContextPool(TemplateLimits limits, TimeProvider time)
{
    private static readonly int Most = Environment.ProcessorCount * 2;
    private readonly ScriptObject _functions = TemplateFunctions.Create(limits);
    private readonly ConcurrentQueue<GuardedContext> _others = new();
    private GuardedContext? _last;

    /// <summary>One that nobody else has.</summary>
    public GuardedContext Take() =>
        Interlocked.Exchange(ref _last, null) is { } last ? last
        : _others.TryDequeue(out var other) ? other
        : new(limits, time, _functions);

    /// <summary>Takes one back after a rendering that came to its end.</summary>
    public void GiveBack(GuardedContext context)
    {
        if (!context.End())
        {
            context.Dispose();
        }
        else if (Interlocked.CompareExchange(ref _last, context, null) is not null)
        {
            if (_others.Count < Most)
            {
                _others.Enqueue(context);
            }
            else
            {
                context.Dispose();
            }
        }
    }
}
