using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Code;

public class BlockingCallTests
{
    private const string Rule = "SCOUT2031";

    [Theory]
    [InlineData("return [|Load(text).Result|];", "'Example.Find' blocks a thread in 'Result'; await the task, and make the method async")]
    [InlineData("[|Load(text).Wait()|]; return text;", "in 'Wait'; await the task")]
    [InlineData("return [|Load(text).GetAwaiter().GetResult()|];", "in 'GetResult'; await the task")]
    [InlineData("return [|Load(text).ConfigureAwait(false).GetAwaiter().GetResult()|];", "in 'GetResult'")]
    [InlineData("var task = Load(text); return [|task.Result|];", "in 'Result'")]
    [InlineData("[|Thread.Sleep(10)|]; return text;", "in 'Thread.Sleep'; await Task.Delay")]
    [InlineData("[|Task.WaitAll(Load(text))|]; return text;", "in 'Task.WaitAll'; await Task.WhenAll")]
    public Task A_call_that_holds_a_thread_triggers(string body, string message) => RuleTest.Check(Rule, Source("string", body), message);

    [Theory]
    [InlineData("return await Load(text);")]
    [InlineData("var one = Load(text); var two = Load(text); await Task.WhenAll(one, two); return one.Result + two.Result;")]
    [InlineData("return (await Task.WhenAny(Load(text), Load(text))).Result;")]
    [InlineData("var task = new ValueTask<string>(text); return task.IsCompletedSuccessfully ? task.Result : await task;")]
    [InlineData("await Task.Yield(); return new Answer(text).Result;")]
    public Task Waiting_without_a_thread_does_not_trigger(string body) => RuleTest.Check(Rule, Source("async Task<string>", body));

    private static string Source(string type, string body) => $$"""
        [Workflow("example")]
        public sealed class Example : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input) => flow.Code("a", Find, input.Text);
            public static {{type}} Find(string text) { {{body}} }
            private static Task<string> Load(string text) => Task.FromResult(text);
        }
        public record Answer(string Result);
        """;
}
