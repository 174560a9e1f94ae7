using System.Net;
using System.Text.RegularExpressions;
using LeadDesk;
using Scout.Testing.Tests.Workflows;
using SupportDesk;

namespace Scout.Testing.Tests;

/// <summary>The examples of the package's page: they stand there as they stand here, where they are compiled and run.</summary>
public sealed partial class Page
{
    private static readonly WorkflowTest Desk = WorkflowTest.Of<SupportDeskWorkflow>()
        .Reply("triage", new { category = "delivery", urgent = false, summary = "Late.", questions = new[] { "Where is it?" } })
        .Model("smart", prompt => prompt.Contains("kettle") ? "Descale it." : "It comes tomorrow.")
        .Variable("brand", "The Tea Shop");

    [Fact]
    public async Task The_first_example()
    {
        var run = await WorkflowTest.Of<SupportDeskWorkflow>()
            .Reply("triage", new Triage(Category.Delivery, Urgent: true, "The order is late.", Questions: ["Where is it?"]))
            .Model("smart", "It comes tomorrow.")
            .Variable("brand", "The Tea Shop")
            .RunAsync(new Request("Where is order A-1042?", "ada@example.org"));

        Assert.Equal(RunStatus.Completed, run.Status);
        Assert.Equal("Ada", run.Block("customer").Output<Customer>().Name);
        Assert.Contains("It comes tomorrow.", run.Output<Reply>().Answer);
    }

    [Fact]
    public async Task Fakes_of_blocks()
    {
        var run = await Desk
            .Reply("answers[1]/answer", "We do not know yet.")
            .Reply<Order>("order_state", order => $"is on the table ({order.Number})")
            .Fails("customer", "the directory is down")
            .RunAsync(new { user_message = "Where is A-1042?" });

        Assert.Equal("friend", run.Block("customer").Output<Customer>().Name);
        Assert.Equal(2, run.Block("customer").Attempts);
        Assert.Equal("Your order A-1042 (a kettle) is on the table (A-1042).", run.Block("order_line").Rounds[0].Output<string>());
    }

    [Fact]
    public async Task Requests()
    {
        var run = await WorkflowTest.Of<LeadDeskWorkflow>()
            .Variable("register", "https://register.example")
            .Http("GET", "https://register.example/companies/*", HttpStatusCode.NotFound)
            .Http("GET", "https://register.example/companies/*", HttpStatusCode.ServiceUnavailable, times: 1)
            .RunAsync(new Lead("Ada", "ada@acme.example", "Do you have robots?"));

        Assert.Equal(Verdict.Unknown, run.Output<Outcome>().Verdict);
        Assert.Equal(["GET https://register.example/companies/acme.example", "GET https://register.example/companies/acme.example"], run.Requests.Select(sent => sent.ToString()));
    }

    [Fact]
    public async Task Time()
    {
        var run = await WorkflowTest.Of<PaymentWorkflow>()
            .StartingAt(new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero))
            .Approve("boss", "a good customer")
            .TimesOut("payment")
            .RunAsync(new Invoice("R-7", Amount: 100));

        Assert.Equal("R-7: 0 of 100, approved by boss@example.com", run.Output<string>());
        Assert.Equal(14, run.Elapsed.Days);
        Assert.True(run.Status == RunStatus.Completed, run.ToString());
    }

    [Fact]
    public async Task Cassettes()
    {
        var test = WorkflowTest.Of<SupportDeskWorkflow>()
            .Settings("../SupportDesk/scout.json")
            .Cassette("cassettes/lost-parcel.json");

        var run = await test.RunAsync(new Request("No question today. The teapot is beautiful, thank you!"));

        // Its models answer from a file: nothing was to be recorded.
        Assert.Equal(RunStatus.Completed, run.Status);
    }

    [Fact]
    public async Task Waits()
    {
        var run = await WorkflowTest.Of<PaymentWorkflow>().RunAsync(new Invoice("R-7", Amount: 100));

        Assert.Equal(RunStatus.Waiting, run.Status);
        Assert.Equal("a decision: Send R-7 over 100?", run.Block("boss").WaitsFor);
    }

    [Fact]
    public async Task Servers()
    {
        await using var scout = await OtherServer.OfScoutAsync("support-desk", "null");
        var (server, key) = (scout.Url, "a-key");

        var run = await WorkflowTest.Of<SupportDeskWorkflow>()
            .On(server, environment: "staging", key)
            .RunAsync(new Request("Where is order A-1042?"));

        Assert.Equal(RunStatus.Completed, run.Status);
    }

    [Fact]
    public void Every_example_of_the_page_stands_here()
    {
        var here = Plain(Resource("Page.cs"));
        var page = Resource("README.md").ReplaceLineEndings("\n");
        var examples = Example.Matches(page).Select(match => match.Groups["text"].Value).ToArray();

        // The tests of the package run the one for MSTest, in a project that has it.
        Assert.Equal(["example", "mstest"], Sample.Matches(page).Select(match => match.Groups["kind"].Value).Distinct());
        Assert.True(examples.Length > 6, $"{examples.Length} examples were found");
        Assert.All(examples, example => Assert.Contains(Plain(example), here, StringComparison.Ordinal));
    }

    private static string Plain(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("```(csharp|cs|c#) ?(?<kind>.*)\n", RegexOptions.IgnoreCase)]
    private static partial Regex Sample { get; }

    [GeneratedRegex("```csharp example\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example { get; }
}
