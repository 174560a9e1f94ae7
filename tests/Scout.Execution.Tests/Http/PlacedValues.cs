using System.Text.Json;
using static Scout.Execution.Tests.Http.SentRequest;

namespace Scout.Execution.Tests.Http;

/// <summary>Whatever an input holds, it stays a value: of a part of a path, a parameter, a header, a member of JSON or a field of a form.</summary>
public sealed class PlacedValues
{
    private static readonly string[] Hostile =
    [
        "a&admin=1", "a=b", "a#b", "a?b=c", "a/b", "../x", "%2e%2e/x", "a%26b", "\"", "\\", "a\",\"admin\":true,\"b\":\"", "\\u0022,\"x\":1", "a\r\nX-Admin: 1", "a\u0085b", "a\u2028b", "{{ secrets.TOKEN }}", "ü€😀", " a b ",
        "true", "12", "null", "[1]", "{\"a\":1}", "</script>", "'", ";", "a\tb", "\0", "@evil.example", "//evil.example/", "\u202Eab",
    ];

    public static TheoryData<string> Values => [.. Hostile];

    // The stub's server takes no NUL in a path, whatever stands there.
    public static TheoryData<string> ValuesOfUrls => [.. Hostile.Where(value => value != "\0")];

    [Theory]
    [MemberData(nameof(ValuesOfUrls))]
    public async Task A_value_in_a_url_is_one_part_of_the_path_and_one_parameter(string value)
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}/items/{{ inputs.v }}/x?a={{ inputs.v }}&b=2","query":{"c":"{{ inputs.v }}","d":"<{{ inputs.v }}>"}}""", Inputs(value));

        Assert.Null(outcome.Error?.Message);
        var seen = Assert.Single(stub.Requests).PathAndQuery.Split('?', 2);
        Assert.Equal($"/items/{Uri.EscapeDataString(value)}/x", seen[0]);
        Assert.Equal(
            [("a", value), ("b", "2"), ("c", value), ("d", $"<{value}>")],
            seen[1].Split('&').Select(parameter => parameter.Split('=', 2)).Select(parts => (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]))));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_in_json_is_one_text(string value)
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, """{"method":"POST","url":"{{ vars.service }}","json":"{\"bare\": {{ inputs.v }}, \"quoted\": \"<{{ inputs.v }}>\", \"{{ inputs.v }}\": 1}"}""", Inputs(value));

        Assert.Null(outcome.Error?.Message);
        var json = JsonElement.Parse(Assert.Single(stub.Requests).Body);
        Assert.Equal(["bare", "quoted", value], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal((value, $"<{value}>"), (json.GetProperty("bare").GetString(), json.GetProperty("quoted").GetString()));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_in_a_form_is_one_field(string value)
    {
        await using var stub = await HttpStub.StartAsync("ok");

        await SendAsync(stub, """{"method":"POST","url":"{{ vars.service }}","form":{"a":"{{ inputs.v }}","b":"2"}}""", Inputs(value));

        Assert.Equal($"a={Uri.EscapeDataString(value)}&b=2", Assert.Single(stub.Requests).Body);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_in_a_header_is_that_value_or_no_request_is_sent(string value)
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}","headers":{"X-Value":"<{{ inputs.v }}>"}}""", Inputs(value));

        if (value.All(letter => letter is >= ' ' and <= '~'))
        {
            Assert.Equal($"<{value}>", Assert.Single(stub.Requests).Headers["x-value"]);
        }
        else
        {
            Assert.Equal("SCOUT7450", outcome.Error?.Code);
            Assert.Empty(stub.Requests);
        }
    }

    [Theory]
    [InlineData("", "SCOUT7444")]
    [InlineData(".", "SCOUT7444")]
    [InlineData("..", "SCOUT7444")]
    [InlineData("%2E.", null)]
    [InlineData("...", null)]
    public async Task A_value_does_not_lead_to_another_resource(string value, string? code)
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, """{"method":"DELETE","url":"{{ vars.service }}/items/{{ inputs.v }}"}""", Inputs(value));

        Assert.Equal(code, outcome.Error?.Code);
        Assert.Equal(code is null ? 1 : 0, stub.Requests.Count);
    }

    [Fact]
    public async Task Null_is_no_part_of_a_path_either()
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, """{"method":"DELETE","url":"{{ vars.service }}/items/{{ inputs.v }}"}""", """{"v":null}""");

        Assert.Equal("SCOUT7444", outcome.Error?.Code);
        Assert.Empty(stub.Requests);
    }

    [Theory]
    [InlineData("evil.example/x")]
    [InlineData("evil.example?x=")]
    [InlineData("a@evil.example")]
    [InlineData("evil.example#")]
    [InlineData("evil\\x")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_value_in_a_host_is_a_part_of_a_name(string value)
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"http://{{ inputs.v }}.example/x"}""", Inputs(value), access: new() { Hosts = ["*"] });

        Assert.True(outcome.Error?.Code is "SCOUT7113" or "SCOUT7444", outcome.Error?.Message);
    }

    [Fact]
    public async Task What_a_template_captures_is_a_value_when_it_is_written()
    {
        await using var stub = await HttpStub.StartAsync("ok");

        await SendAsync(stub, """{"method":"GET","url":"{{ capture both }}a/{{ inputs.v }}&{{ end }}{{ vars.service }}/{{ both }}?q={{ both }}{{ for i in [1, 2] }}&n={{ i }}{{ end }}"}""", Inputs("x?y"), access: new() { Private = [stub.Host], Hosts = [stub.Host] });

        Assert.Equal("/a%2Fx%3Fy%26?q=a%2Fx%3Fy%26&n=1&n=2", Assert.Single(stub.Requests).PathAndQuery);
    }

    [Fact]
    public async Task A_value_behind_a_backslash_is_refused_for_it_would_be_another()
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, """{"method":"POST","url":"{{ vars.service }}","json":"{\"a\": \"x\\{{ inputs.v }}\"}"}""", Inputs("nabc"));

        Assert.Equal("SCOUT7114", outcome.Error?.Code);
        Assert.Empty(stub.Requests);
    }

    [Fact]
    public async Task A_member_that_a_value_names_twice_is_refused()
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, """{"method":"POST","url":"{{ vars.service }}","json":"{\"role\": \"user\", \"{{ inputs.v }}\": \"admin\"}"}""", Inputs("role"));

        Assert.Equal("SCOUT7451", outcome.Error?.Code);
        Assert.Empty(stub.Requests);
    }

    private static string Inputs(string value) => JsonSerializer.Serialize(new Dictionary<string, string> { ["v"] = value });
}
