using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Gates;
using Scout.Environments.Records;
using Scout.Revisions.Format;
using Scout.Revisions.Runs;

namespace Scout.Environments.Tests.Gates;

public class HostGateTests
{
    private static readonly HttpAccess Named = new() { Hosts = ["*.example.org", "api.example.com"], Private = ["crm.internal:8080"] };

    [Theory]
    [InlineData("https://api.example.com/v1/{{ inputs.id }}")]
    [InlineData("http://API.example.com/v1")]
    [InlineData("https://a.b.example.org")]
    [InlineData("http://crm.internal:8080/x")]
    [InlineData("{{ vars.crm }}/companies")]
    [InlineData("http://{{ vars.host }}:{{ vars.port }}/x")]
    [InlineData("https://{{ inputs.host }}/x")]
    [InlineData("{{ vars.unset }}/x")]
    public void A_request_to_a_host_that_is_named_is_let_in(string url) => Assert.Null(Refusal(url, Named));

    [Theory]
    [InlineData("https://api.example.net/v1", "api.example.net")]
    [InlineData("https://example.org", "example.org")]
    [InlineData("https://api.example.com:8443/", "api.example.com:8443")]
    [InlineData("http://crm.internal/x", "crm.internal")]
    [InlineData("{{ vars.other }}/companies", "other.example")]
    [InlineData("https://{{ vars.host }}/x", "crm.internal")]
    public void A_request_to_another_one_is_refused_with_what_there_is_and_what_to_add(string url, string host) =>
        Assert.Equal(
            $"block 'ask' of desk asks {host}, which production does not let requests go to: it has *.example.org, api.example.com, crm.internal:8080. Add \"{host}\" to \"hosts\" of \"http\" in scout.json, or to \"private\" where its address is private.",
            Refusal(url, Named));

    [Fact]
    public void A_host_that_data_decide_is_refused_where_none_are_named()
    {
        const string Message = "block 'ask' of desk asks a host that the data of a run decide ('https://{{ inputs.host }}'), and production names no hosts. Name those that may be asked in scout.json, \"http\": { \"hosts\": [...] }, or begin the Url with a host or a variable.";

        Assert.Equal(Message, Refusal("https://{{ inputs.host }}/x", null));
        Assert.Equal(Message, Refusal("https://{{ inputs.host }}/x", new() { Private = ["crm.internal"] }));
        Assert.Null(Refusal("https://{{ inputs.host }}/x", new() { Hosts = ["*"] }));
    }

    [Theory]
    [InlineData("https://anywhere.example/")]
    [InlineData("{{ vars.other }}/x")]
    public void Where_no_hosts_are_named_every_host_that_is_written_is_let_in(string url)
    {
        Assert.Null(Refusal(url, null));
        Assert.Null(Refusal(url, new() { Private = ["crm.internal"] }));
        Assert.Null(Refusal(url, new() { Hosts = ["*"] }));
    }

    [Fact]
    public void Other_ports_and_what_lies_behind_a_proxy_are_named()
    {
        const string Remedy = "Add \"a.test:8443\" to \"hosts\" of \"http\" in scout.json, or to \"private\" where its address is private.";

        Assert.Equal($"block 'ask' of desk asks a.test:8443, which production does not let requests go to: it has every public host, on the ports 80 and 443. {Remedy}", Refusal("https://a.test:8443/x", null));
        Assert.Null(Refusal("https://a.test:8443/x", new() { Private = ["a.test:8443"] }));
        Assert.Equal($"block 'ask' of desk asks a.test:8443, which production does not let requests go to: it has b.test. {Remedy}", Refusal("https://a.test:8443/x", new() { Private = ["b.test"], Proxy = "http://proxy.internal" }));
        Assert.NotNull(Refusal("https://a.test/x", new() { Private = ["b.test"], Proxy = "http://proxy.internal" }));
    }

    [Fact]
    public void A_variable_with_a_password_is_refused_without_it() => Assert.Equal(
        "block 'ask' of desk has a URL with a name or a password before its host in production. Send them in the header Authorization, from a secret.",
        Refusal("{{ vars.password }}/x", null));

    [Fact]
    public void What_is_no_beginning_of_a_url_is_refused_with_where_it_comes_from()
    {
        Assert.Equal(
            "block 'ask' of desk has a URL that begins with 'crm.internal' in production, which is no beginning of an http or https URL. Correct the variable 'host' in scout.json, such as \"https://api.example.com\".",
            Refusal("{{ vars.host }}/x", null));
        Assert.Equal(
            "block 'ask' of desk has a URL that begins with 'ftp://x' in production, which is no beginning of an http or https URL. Write it such as https://api.example.com.",
            Refusal("ftp://x/y", null));
    }

    [Fact]
    public void Nothing_holds_a_rollback_up() => Assert.Empty(PromotionGates.Ask(Question("https://api.example.net", Named) with { IsRollback = true }));

    [Fact]
    public void Requests_are_read_of_branches_too_and_templates_of_query_headers_and_form_for_what_they_use()
    {
        var revision = RevisionJson.Read("""
            {"format":1,"workflow":"desk","input":{},"output":{},"blocks":{"route":{"type":"if","needs":[],"output":{},"config":{"condition":"vars.open"},
              "then":{"blocks":{"ask":{"type":"http","needs":[],"output":{"type":"string"},"config":{"method":"POST","url":"{{ vars.crm }}/x","query":{"q":"{{ vars.q }}"},"headers":{"Authorization":"Bearer {{ secrets.TOKEN }}"},"form":{"f":"{{ vars.f }}"}}}},"result":"ask"},
              "otherwise":{"blocks":{"put":{"type":"http","needs":[],"output":{"type":"string"},"config":{"method":"PUT","url":"https://a.test","value":{"name":"vars.name"}}}},"result":"put"}}},"result":"route"}
            """u8.ToArray());

        var used = UsedNamesReader.Of([revision]);

        Assert.Equal([new("desk", "ask", "{{ vars.crm }}/x"), new("desk", "put", "https://a.test")], used.Requests);
        Assert.Equal(["crm", "f", "name", "open", "q"], used.Variables);
        Assert.Equal(["TOKEN"], used.Secrets);
    }

    private static string? Refusal(string url, HttpAccess? access) =>
        PromotionGates.Ask(Question(url, access)) is { IsEmpty: false } refusals ? Assert.Single(refusals, refusal => refusal.Gate == Gate.Host).Message : null;

    private static GateQuestion Question(string url, HttpAccess? access) => new()
    {
        Workflow = "desk",
        Environment = new() { Name = "production" },
        Revision = new('b', 64),
        State = new WorkflowState(Manifest.Empty("desk"), []),
        Settings = new RunSettings { Http = access, Variables = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, Variables) },
        Used = UsedNames.None with { Requests = [new("desk", "ask", url)] },
    };

    private static IEnumerable<KeyValuePair<string, JsonElement>> Variables =>
    [
        KeyValuePair.Create("crm", JsonElement.Parse("\"https://api.example.com/crm\"")),
        KeyValuePair.Create("other", JsonElement.Parse("\"https://other.example\"")),
        KeyValuePair.Create("host", JsonElement.Parse("\"crm.internal\"")),
        KeyValuePair.Create("password", JsonElement.Parse("\"https://ada:secret@a.test\"")),
        KeyValuePair.Create("port", JsonElement.Parse("8080")),
    ];
}
