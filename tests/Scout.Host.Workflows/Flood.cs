namespace Scout.Host.Workflows;

/// <summary>Holds every thread of the pool for a while, and more that wait for one; with a block that may not take long.</summary>
[Workflow("flood")]
public sealed class Flood : Workflow<Trouble, string>
{
    protected override Value<string> Define(Flow flow, Value<Trouble> input)
    {
        var flooded = flow.Code("flood", Fill, input.Kind);
        return flow.Code("drown", Drown, flooded, new() { Timeout = TimeSpan.FromSeconds(2) });
    }

#pragma warning disable SCOUT2031 // To block threads is what it is for.
    public static string Fill(string kind)
    {
        for (var at = 0; at < 2000; at++)
        {
            // In the queue of all threads: in that of this one they would wait behind what the engine has to do.
            ThreadPool.QueueUserWorkItem(static _ => Thread.Sleep(TimeSpan.FromSeconds(20)));
        }

        return kind;
    }

    public static string Drown(string kind)
    {
        Thread.Sleep(TimeSpan.FromSeconds(20));
        return kind;
    }
#pragma warning restore SCOUT2031
}
