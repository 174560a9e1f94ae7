using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Reviewing;

public sealed class ShowTests : IDisposable
{
    private readonly Desk _desk = new(width: 100);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_revision_shows_its_contract_and_its_blocks_as_a_tree()
    {
        var id = _desk.Build().RevisionId[..10];
        var contract = (await _desk.RunAsync("show latest --format json")).Expect(ExitCode.Done).Json.GetProperty("contract").GetString();

        var run = (await _desk.RunAsync("show latest")).Expect(ExitCode.Done);

        Assert.Equal(
            $$$"""
            support-desk@{{{id}}} "First version"  development
            Answers a customer's message.

            input   locale string = "en", user_message string
            output  answer string, category string
            contract  {{{contract}}}

            inputs
            ├── customer  code  Support.FindCustomer  <- inputs
            ├── triage    llm   fast: Classify: {{ inputs.user_message }}  <- inputs
            └── route     if    triage.urgent  <- triage
                ├── then -> apologise
                │   └── apologise  llm  smart: Be kind. ...  <- customer, inputs
                └── otherwise -> thank
                    └── thank  text  Hello {{ customer.name }}, thank you.  <- customer
            result  answer = route, category = triage.category

            """,
            run.Output);
    }

    [Fact]
    public async Task The_picture_alone_is_the_tree()
    {
        _desk.Build();

        var run = (await _desk.RunAsync("show latest --graph text")).Expect(ExitCode.Done);

        Assert.StartsWith("inputs\n├── customer", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mermaid_draws_branches_as_boxes()
    {
        _desk.Build();

        var run = (await _desk.RunAsync("show latest --graph mermaid")).Expect(ExitCode.Done);

        Assert.StartsWith("flowchart TD\n    n_inputs([inputs])\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    subgraph s1[\"route: then\"]\n        n_apologise[\"apologise<br/><small>llm</small>\"]\n    end\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    n_route -->|then| n_apologise\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    n_apologise -.-> n_route\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    n_route -->|answer| n_result\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_is_the_revision_with_what_is_known_about_it()
    {
        var id = _desk.Build().RevisionId;

        var json = (await _desk.RunAsync($"show {id[..8]} --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal(id, json.GetProperty("revision_id").GetString());
        Assert.Matches("^sha256:[0-9a-f]{64}$", json.GetProperty("contract").GetString());
        Assert.Equal("text", json.GetProperty("revision").GetProperty("blocks").GetProperty("route").GetProperty("otherwise").GetProperty("blocks").GetProperty("thank").GetProperty("type").GetString());
        Assert.Equal(_desk.Source, json.GetProperty("sources").GetProperty(Desk.Method).GetString());
    }

    [Fact]
    public async Task An_unknown_revision_says_what_there_is()
    {
        _desk.Build();

        var run = (await _desk.RunAsync("show stagin")).Expect(ExitCode.Error);

        Assert.Contains("nothing is called 'stagin'", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'staging'?", run.Error, StringComparison.Ordinal);
    }
}
