using Microsoft.Extensions.Logging;

namespace Scout.Host.Workflows;

/// <param name="Text">What is said.</param>
/// <param name="End">Where: in the result, or in an exception.</param>
[Shape]
public sealed record Saying(string Text, string End = "result");

/// <summary>Says what it is given everywhere where code can say something.</summary>
[Workflow("parrot")]
public sealed class Parrot : Workflow<Saying, string>
{
    protected override Value<string> Define(Flow flow, Value<Saying> input)
    {
        var said = flow.Code("said", Say, input.Text, input.End);
        return flow.Text("heard", $"{said}");
    }

    public static string Say(string text, string end)
    {
        Console.WriteLine($"out: {text}");
        Console.Error.WriteLine($"error: {text}");
        CodeContext.Current.Logger.LogWarning(new FormatException($"inner: {text}"), "logged: {Text}", text);
        return end == "exception" ? throw new InvalidOperationException($"cannot say {text}") : text;
    }
}
