using Microsoft.Extensions.DependencyInjection;

namespace Scout.Testing.Tests.Workflows;

/// <summary>A question.</summary>
/// <param name="Text">Its text.</param>
[Shape]
public sealed record Question(string Text);

/// <summary>An answer.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Sure">0 to 1.</param>
[Shape]
public sealed record Answer(string Text, double Sure);

/// <summary>Answers a question, by a model that has a tool; where it takes too long, or is not sure, somebody else does.</summary>
[Workflow("questions")]
public sealed class QuestionWorkflow : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input)
    {
        var answer = flow.Llm<Answer>("answer", new()
        {
            Model = "smart",
            System = "Be short.",
            Prompt = $"Answer: {input.Text}",
            Tools = [Library.Find],
            Timeout = TimeSpan.FromSeconds(20),
            Retry = Retry.Fixed(attempts: 2, delay: TimeSpan.FromMinutes(1)),
            OnError = OnError.Continue(new Answer("nobody knows", 0)),
        });
        return flow.If("sure", answer.Sure > 0.5,
            then: _ => answer.Text,
            otherwise: flow => flow.Call("asked", new ExpertWorkflow(), input));
    }
}

/// <summary>Asks somebody who knows.</summary>
[Workflow("expert")]
public sealed class ExpertWorkflow : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => flow.Llm("say", new() { Model = "expert", Prompt = $"Say: {input.Text}" });
}

/// <summary>What models look things up in.</summary>
public static class Library
{
    /// <summary>Finds a book.</summary>
    /// <param name="about">What it is about.</param>
    public static string Find(string about) => $"a book about {about}";
}

/// <summary>Works while others wait.</summary>
[Workflow("work")]
public sealed class WorkWorkflow : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input)
    {
        var work = flow.Code("work", Worker.Work, input.Text, new() { Timeout = TimeSpan.FromSeconds(30) });
        var night = flow.Delay("night", TimeSpan.FromHours(12), new() { HoldsBack = false });
        var time = flow.Code("clock", Worker.Clock, input.Text, new() { After = [night] });
        return flow.Text("both", $"{work} {time}");
    }
}

/// <summary>Code blocks.</summary>
public static class Worker
{
    /// <summary>Takes real time.</summary>
    public static async Task<string> Work(string text, CancellationToken cancellation)
    {
        await Task.Delay(300, cancellation);
        return text;
    }

    /// <summary>The time of the project's own clock.</summary>
    public static string Clock(string text) => $"{CodeContext.Current.Services.GetRequiredService<TimeProvider>().GetUtcNow():yyyy-MM-dd HH}";
}

/// <summary>Several blocks that may take too long, at the same time.</summary>
[Workflow("limits")]
public sealed class LimitsWorkflow : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input)
    {
        var work = flow.Code("work", Worker.Work, input.Text, new() { Timeout = TimeSpan.FromSeconds(10) });
        var slow = flow.Code("slow", Worker.Work, input.Text, new() { Timeout = TimeSpan.FromMinutes(1), OnError = OnError.Continue("late") });
        var asked = flow.Call("asked", new ExpertWorkflow(), input, new() { Timeout = TimeSpan.FromMinutes(2), OnError = OnError.Continue("nobody") });
        flow.Delay("night", TimeSpan.FromHours(12), new() { Timeout = TimeSpan.FromHours(24), OnError = OnError.Continue(DateTimeOffset.UnixEpoch), HoldsBack = false });
        var paid = flow.WaitFor<Payment>("paid", "paid", new() { Timeout = TimeSpan.FromDays(3), Retry = Retry.Fixed(attempts: 2, delay: TimeSpan.FromSeconds(1)), HoldsBack = false });
        return flow.Text("all", $"{work} {slow} {asked} {paid.Paid}");
    }
}

/// <summary>Reads variables: by their names, where something fails, where a workflow is called, and by a name that it is given.</summary>
[Workflow("variables")]
public sealed class VariablesWorkflow : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input)
    {
        var called = flow.Call("called", new SignedWorkflow(), input, new() { OnError = OnError.Fallback(_ => Letter.Of(text: "", by: Variable("sorry")!)) });
        return flow.If("chosen", input.Text != "none", then: flow => flow.Text("any", $"{called.By} {{{{ vars[inputs.text] }}}}"), otherwise: flow => flow.Text("none", $"{called.By}"));
    }
}

/// <summary>A text that somebody signed.</summary>
/// <param name="Text">The text.</param>
/// <param name="By">Who; or nobody.</param>
[Shape]
public sealed record Letter(string Text, string? By);

/// <summary>Signs by a variable.</summary>
[Workflow("signed")]
public sealed class SignedWorkflow : Workflow<Question, Letter>
{
    protected override Value<Letter> Define(Flow flow, Value<Question> input) => Letter.Of(text: input.Text, by: Variable("brand")!);
}

/// <summary>Fetches what its input says.</summary>
[Workflow("fetch")]
public sealed class FetchWorkflow : Workflow<Question, string>
{
    protected override Value<string> Define(Flow flow, Value<Question> input) => flow.Http<string>("fetch", new() { Url = "{{ vars.url }}" });
}
