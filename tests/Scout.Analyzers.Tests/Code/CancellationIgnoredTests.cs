using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Code;

public class CancellationIgnoredTests
{
    private const string Rule = "SCOUT2030";

    [Theory]
    [InlineData("CancellationToken cancellation", "await Task.[|Delay|](1);", "'Example.Find' has a cancellation token and calls 'Task.Delay' without it; pass 'cancellation', so that")]
    [InlineData("CancellationToken cancellation", "await new System.Net.Http.HttpClient().[|GetStringAsync|](text);", "calls 'HttpClient.GetStringAsync' without it")]
    [InlineData("CancellationToken cancellation", "await [|Wait|](text);", "calls 'Example.Wait' without it")]
    [InlineData("CancellationToken [|cancellation|]", "await Task.Yield();", "'Example.Find' never looks at its cancellation token 'cancellation'")]
    public Task A_token_that_is_not_passed_on_triggers(string token, string body, string message) => RuleTest.Check(Rule, Source($"Find(string text, {token})", body), message);

    [Fact]
    public Task A_missing_token_triggers() => RuleTest.Check(
        Rule, Source("[|Find|](string text)", "await Task.Delay(1);"),
        "'Example.Find' calls 'Task.Delay', which can be cancelled, and takes no cancellation token; add a parameter 'CancellationToken cancellation' last and pass it on");

    [Theory]
    [InlineData("Find(string text, CancellationToken cancellation)", "await Task.Delay(1, cancellation); await Wait(text, cancellation);")]
    [InlineData("Find(string text, CancellationToken cancellation)", "await Task.Delay(1, CancellationToken.None); await Wait(text, default); cancellation.ThrowIfCancellationRequested();")]
    [InlineData("Find(string text, CancellationToken cancellation)", "await Task.Yield(); await Local(); cancellation.ThrowIfCancellationRequested(); static Task Local() => Task.Delay(1);")]
    [InlineData("Find(string text, CancellationToken cancellation)", "try { await Wait(text, cancellation); } catch (TimeoutException) { await Task.Delay(1); } finally { await Task.Delay(1); }")]
    [InlineData("Find(string text, CancellationToken cancellation)", "var source = new TaskCompletionSource<string>(); source.SetCanceled(); await source.Task.WaitAsync(cancellation);")]
    [InlineData("Find(string text)", "await Task.Yield();")]
    public Task A_token_that_is_used_does_not_trigger(string method, string body) => RuleTest.Check(Rule, Source(method, body));

    [Fact]
    public Task A_method_that_is_no_code_does_not_trigger() => RuleTest.Check(Rule, """
        public static class Other
        {
            public static async Task<string> Find(string text, CancellationToken cancellation) { await Task.Delay(1); return text; }
        }
        """);

    [Fact]
    public Task The_fix_passes_the_token_and_adds_it() => FixTest<CancellationIgnoredFixer>.Check(Rule, """
        [Workflow("example")]
        public sealed class Example : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input) =>
                flow.Code("a", Second, flow.Code("b", First, input.Text));
            public static async Task<string> First(string text, CancellationToken stop)
            {
                await Task.[|Delay|](1);
                return await [|Wait|](await [|Wait|](text));
            }
            public static async Task<string> [|Second|](string text)
            {
                await Task.Delay(1);
                return await Wait(text);
            }
            private static Task<string> Wait(string text, int times = 1, CancellationToken token = default) => Task.FromResult(text);
        }
        """, """
        [Workflow("example")]
        public sealed class Example : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input) =>
                flow.Code("a", Second, flow.Code("b", First, input.Text));
            public static async Task<string> First(string text, CancellationToken stop)
            {
                await Task.Delay(1, stop);
                return await Wait(await Wait(text, token: stop), token: stop);
            }
            public static async Task<string> Second(string text, CancellationToken cancellation)
            {
                await Task.Delay(1, cancellation);
                return await Wait(text, token: cancellation);
            }
            private static Task<string> Wait(string text, int times = 1, CancellationToken token = default) => Task.FromResult(text);
        }
        """);

    private static string Source(string method, string body) => $$"""
        [Workflow("example")]
        public sealed class Example : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input) => flow.Code("a", Find, input.Text);
            public static async Task<string> {{method}} { {{body}} return text; }
            private static Task Wait(string text, CancellationToken token = default) => Task.CompletedTask;
        }
        """;
}
