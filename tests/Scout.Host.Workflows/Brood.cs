using System.Diagnostics;

namespace Scout.Host.Workflows;

/// <summary>Starts processes, and does not end them; where a test wants it, already its definition never ends.</summary>
[Workflow("brood")]
public sealed class Brood : Workflow<Trouble, string>
{
    protected override Value<string> Define(Flow flow, Value<Trouble> input)
    {
#pragma warning disable SCOUT2013 // A definition that depends on where it runs is what the test needs.
        if (Environment.GetEnvironmentVariable("SCOUT_TEST_ENDLESS") is not null)
        {
            Start("sleep", "600");
            Loop();
        }
#pragma warning restore SCOUT2013

        return flow.Code("brood", Make, input.Kind);
    }

    public static string Make(string kind)
    {
        switch (kind)
        {
            case "loop":
                Loop();
                break;
            case "child":
                Start("sleep", "600");
                Loop();
                break;
            case "session":
                Start("setsid", "sleep", "600");
                Loop();
                break;
            case "orphan":
                // Its parent is gone at once.
                Start("sh", "-c", "sleep 600 &");
                Loop();
                break;
            case "crash":
                Start("sleep", "600");
                Environment.FailFast("on purpose");
                break;
            case "left":
                Start("sleep", "600");
                break;
        }

        return kind;
    }

    private static void Start(params string[] words) => Process.Start(words[0], words[1..]).Dispose();

    private static void Loop()
    {
        // Says that it has come this far, and listens to nobody.
        Console.WriteLine("looping");
        for (var round = 0L; round >= 0; round++)
        {
            GC.KeepAlive(round);
        }
    }
}
