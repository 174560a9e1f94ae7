namespace Scout.Workflows.Tests.Authoring;

public sealed class HttpTests
{
    [Fact]
    public void A_request_has_the_settings_that_were_written() => Assert.Equal(
        """{"expect":[200,404],"headers":{"Authorization":"Bearer {{ secrets.CRM_TOKEN }}","X-Tenant":"{{ vars.tenant }}"},"max_bytes":65536,"method":"GET","query":{"$filter":"active","q":"{{ inputs.text }}"},"redirects":3,"url":"{{ vars.crm }}/companies/{{ inputs.text }}"}""",
        Build.Json<Question, string>("blocks/company/config", (flow, input) => flow.Http("company", new()
        {
            Url = $"{{{{ vars.crm }}}}/companies/{input.Text}",
            Query = new() { ["q"] = input.Text, ["$filter"] = "active" },
            Headers = new() { { "X-Tenant", "{{ vars.tenant }}" }, { "Authorization", "Bearer {{ secrets.CRM_TOKEN }}" } },
            Expect = [404, 200, 404],
            MaxResponseBytes = 65536,
            Redirects = 3,
        })));

    [Fact]
    public void The_least_is_a_url() => Assert.Equal(
        """{"config":{"method":"GET","url":"https://api.example.com/v1"},"needs":[],"output":{"type":"string"},"type":"http"}""",
        Build.Json<Question, string>("blocks/ask", (flow, _) => flow.Http("ask", new() { Url = "https://api.example.com/v1" })));

    [Fact]
    public void What_its_templates_read_is_waited_for()
    {
        static Value<string> Define(Flow flow, Value<Question> input)
        {
            var (url, query, header, form) = (flow.Text("url", "a"), flow.Text("query", "b"), flow.Text("header", "c"), flow.Text("form", "d"));
            return flow.Http("ask", new()
            {
                Method = HttpMethod.Post,
                Url = $"https://a.test/{url}",
                Query = new() { ["q"] = query },
                Headers = new() { ["X-A"] = $"x {header}" },
                Body = HttpBody.Form(new() { ["f"] = form }),
            });
        }

        Assert.Equal("""["form","header","query","url"]""", Build.Json<Question, string>("blocks/ask/needs", Define));
    }

    public static TheoryData<string, Func<Value<Question>, HttpBody>> Bodies => new()
    {
        { """{"method":"POST","url":"https://a.test","value":"inputs.text"}""", input => HttpBody.Json(input.Text) },
        { """{"method":"POST","url":"https://a.test","value":{"$literal":[1,2]}}""", _ => HttpBody.Json(Value.Of<int[]>([1, 2])) },
        { """{"json":"{\"name\": {{ inputs.text }}, \"note\": \"from {{ inputs.text }}\"}","method":"POST","url":"https://a.test"}""", input => HttpBody.Json($$"""{"name": {{input.Text}}, "note": "from {{input.Text}}"}""") },
        { """{"json":"{\"a\": 1}","method":"POST","url":"https://a.test"}""", _ => HttpBody.Json("""{"a": 1}""") },
        { """{"content_type":"text/plain","method":"POST","text":"Hello {{ inputs.text }}","url":"https://a.test"}""", input => HttpBody.Text($"Hello {input.Text}") },
        { """{"content_type":"text/csv; charset=utf-8","method":"POST","text":"a;b","url":"https://a.test"}""", _ => HttpBody.Text("a;b", "text/csv; charset=utf-8") },
        { """{"form":{"grant_type":"client_credentials","scope":"{{ inputs.text }}"},"method":"POST","url":"https://a.test"}""", input => HttpBody.Form(new() { ["scope"] = input.Text, ["grant_type"] = "client_credentials" }) },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_is_one_of_four_kinds(string config, Func<Value<Question>, HttpBody> body) => Assert.Equal(
        config,
        Build.Json<Question, string>("blocks/ask/config", (flow, input) => flow.Http("ask", new() { Method = HttpMethod.Post, Url = "https://a.test", Body = body(input) })));

    [Fact]
    public void What_a_request_yields_is_a_text_json_of_a_schema_or_bytes()
    {
        Assert.Equal("""{"config":{"method":"GET","url":"https://a.test"},"output":{"type":"string"}}""", Yielded<string>());
        Assert.Equal("""{"config":{"method":"GET","url":"https://a.test","yields":"bytes"},"output":{"contentEncoding":"base64","type":"string"}}""", Yielded<byte[]>());
        Assert.Equal("""{"config":{"method":"GET","url":"https://a.test","yields":"json"},"output":{"format":"int32","type":"integer"}}""", Yielded<int>());
        Assert.Equal("""{"config":{"method":"GET","url":"https://a.test","yields":"json"},"output":{"properties":{"rating":{"format":"int32","type":["integer","null"]},"text":{"type":"string"}},"required":["text"],"type":"object"}}""", Yielded<Answer>());
        Assert.Equal("""{"config":{"method":"GET","url":"https://a.test","yields":"json"},"output":{"items":{"properties":{"rating":{"format":"int32","type":["integer","null"]},"text":{"type":"string"}},"required":["text"],"type":"object"},"type":"array"}}""", Yielded<Answer[]>());
    }

    [Fact]
    public void The_whole_answer_is_its_status_headers_and_body()
    {
        Assert.Equal("""{"config":{"method":"GET","url":"https://a.test","whole":true},"output":{"properties":{"body":{"type":["string","null"]},"headers":{"additionalProperties":{"type":"string"},"type":"object"},"status":{"format":"int32","type":"integer"}},"required":["headers","status"],"type":"object"}}""", Yielded<HttpAnswer<string>>());
        Assert.Equal("""{"method":"GET","url":"https://a.test","whole":true,"yields":"bytes"}""", Config<HttpAnswer<byte[]>>());
        Assert.Equal("""{"method":"GET","url":"https://a.test","whole":true,"yields":"json"}""", Config<HttpAnswer<Answer>>());
    }

    [Fact]
    public void The_members_of_an_answer_are_read_like_any_other()
    {
        Assert.Equal(
            """{"template":"{{ ask.status }} {{ ask.body.text }} {{ ask.headers.etag }} {{ ask.headers['content-type'] }}"}""",
            Build.Json<Question, string>("blocks/told/config", (flow, _) =>
            {
                var answer = flow.Http<HttpAnswer<Answer>>("ask", new() { Url = "https://a.test" });
                return flow.Text("told", $"{answer.Status} {answer.Body.Text} {answer.Header("ETag")} {answer.Header("Content-Type")}");
            }));
        Assert.Equal(
            """{"condition":"ask.status == 404"}""",
            Build.Json<Question, string>("blocks/route/config", (flow, _) =>
            {
                var answer = flow.Http<HttpAnswer<string>>("ask", new() { Url = "https://a.test" });
                return flow.If("route", $"{answer.Status} == 404", then: flow => flow.Text("none", ""), otherwise: flow => flow.Text("some", $"{answer.Body}"));
            }));
    }

    [Fact]
    public void One_may_be_tried_again_be_limited_and_be_one_that_must_not_run_twice()
    {
        static Value<string> Define(Flow flow, Value<Question> input)
        {
            flow.Http("get", new() { Url = "https://a.test", Retry = Retry.Fixed(3), Timeout = TimeSpan.FromSeconds(30), OnError = OnError.Continue("none") });
            return flow.Http("charge", new() { Method = HttpMethod.Post, Url = "https://a.test", Once = true });
        }

        Assert.Equal("true", Build.Json<Question, string>("blocks/charge/once", Define));
        Assert.Equal("30000", Build.Json<Question, string>("blocks/get/timeout_ms", Define));
        Assert.Equal("""{"continue":{"$literal":"none"}}""", Build.Json<Question, string>("blocks/get/on_error", Define));
    }

    [Fact]
    public void What_is_wrong_with_requests_is_told_with_the_remedy() => Assert.Equal(
        [
            "SCOUT1014: block 'method' (HttpTests.cs): Method is 'BREW'; use one of DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
            "SCOUT1014: block 'redirects' (HttpTests.cs): Redirects is 11; use a value from 0 to 10",
            "SCOUT1014: block 'expect' (HttpTests.cs): Expect has 199; use statuses from 200 to 599",
            "SCOUT1014: block 'expect' (HttpTests.cs): Expect has 600; use statuses from 200 to 599",
            "SCOUT1014: block 'bytes' (HttpTests.cs): MaxResponseBytes is 0; use a value from 1 to 16777216 (16 MiB)",
            "SCOUT1015: block 'get' (HttpTests.cs): has a Body and the method GET, which carries none; set Method, such as HttpMethod.Post",
            "SCOUT1014: block 'names' (HttpTests.cs): Query has a field without a name; name it",
            "SCOUT1014: block 'names' (HttpTests.cs): Headers has the name 'X Y'; a header's name is of letters, digits and -",
            "SCOUT1014: block 'names' (HttpTests.cs): Headers has 'Host', which is of the connection; leave it out",
            "SCOUT1014: block 'names' (HttpTests.cs): Headers has 'Content-Type', which is of the connection or of the body; HttpBody.Text takes a content type; leave it out",
            "SCOUT1015: block 'twice' (HttpTests.cs): Query has 'q' twice; a list in one is sent once for each item",
            "SCOUT1015: block 'twice' (HttpTests.cs): Headers has 'x-a' twice; a list in one is sent once for each item",
            "SCOUT1014: block 'type' (HttpTests.cs): the content type is 'csv'; write one such as text/csv",
            "SCOUT1014: block 'form' (HttpTests.cs): Body is a form without fields; give it one, or leave Body out",
            "SCOUT1014: block 'nothing' (HttpTests.cs): Url is empty; write one such as https://api.example.com/v1",
            "SCOUT1014: block 'relative' (HttpTests.cs): Url begins with 'api.example.com/v1'; write a URL of https or http, such as https://api.example.com/v1, or begin it with a variable that holds one: {{ vars.api }}/v1",
            "SCOUT1014: block 'scheme' (HttpTests.cs): Url begins with 'ftp://a.test'; write a URL of https or http, such as https://api.example.com/v1, or begin it with a variable that holds one: {{ vars.api }}/v1",
            "SCOUT1014: block 'password' (HttpTests.cs): Url has a name or a password before its host; send it in the header Authorization, from a secret",
            "SCOUT1012: block 'template' (HttpTests.cs): Headers[\"X-A\"]: 'inputs' has no member 'txt'; did you mean 'text'?",
        ],
        Build.Errors<Question, string>((flow, input) =>
        {
            flow.Http("method", new() { Url = "https://a.test", Method = new("BREW") });
            flow.Http("redirects", new() { Url = "https://a.test", Redirects = 11 });
            flow.Http("expect", new() { Url = "https://a.test", Expect = [199, 200, 600] });
            flow.Http("bytes", new() { Url = "https://a.test", MaxResponseBytes = 0 });
            flow.Http("get", new() { Url = "https://a.test", Body = HttpBody.Text("a") });
            flow.Http("names", new() { Url = "https://a.test", Query = new() { [""] = "a" }, Headers = new() { ["X Y"] = "a", ["Host"] = "b", ["Content-Type"] = "c" } });
            flow.Http("twice", new() { Url = "https://a.test", Query = new() { { "q", "a" }, { "Q", "b" }, { "q", "c" } }, Headers = new() { ["X-A"] = "a", ["x-a"] = "b" } });
            flow.Http("type", new() { Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Text("a", "csv") });
            flow.Http("form", new() { Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Form([]) });
            flow.Http("nothing", new() { Url = " " });
            flow.Http("relative", new() { Url = "api.example.com/v1" });
            flow.Http("scheme", new() { Url = "ftp://a.test/x" });
            flow.Http("password", new() { Url = "https://ada:secret@a.test/x" });
            flow.Http("template", new() { Url = "https://a.test", Headers = new() { ["X-A"] = "{{ inputs.txt }}" } });
            return input.Text;
        }));

    [Theory]
    [InlineData("Url", "Url")]
    [InlineData("Query", "Query[\"q\"]")]
    [InlineData("Headers", "Headers[\"Authorization\"]")]
    [InlineData("Json", "Body")]
    [InlineData("Text", "Body")]
    [InlineData("Form", "Body[\"f\"]")]
    public void A_template_is_called_as_it_is_written(string where, string setting) => Assert.Equal(
        [$"SCOUT1011: block 'ask' (HttpTests.cs): {setting} reads 'zzz', which does not exist; there is inputs, run, secrets, vars"],
        Build.Errors<Question, string>((flow, _) => flow.Http("ask", new()
        {
            Method = HttpMethod.Post,
            Url = where == "Url" ? "https://a.test/{{ zzz }}" : "https://a.test",
            Query = where == "Query" ? new() { ["q"] = "{{ zzz }}" } : [],
            Headers = where == "Headers" ? new() { ["Authorization"] = "{{ zzz }}" } : [],
            Body = where switch
            {
                "Json" => HttpBody.Json("{{ zzz }}"),
                "Text" => HttpBody.Text("{{ zzz }}"),
                "Form" => HttpBody.Form(new() { ["f"] = "{{ zzz }}" }),
                _ => null,
            },
        })));

    [Fact]
    public void A_body_is_no_text() => Assert.Equal("SCOUT1040", Assert.Throws<ScoutException>(() => HttpBody.Text("a").ToString()).Code);

    private static string Yielded<T>() =>
        $$"""{"config":{{Config<T>()}},"output":{{Build.Json<Question, T>("blocks/ask/output", (flow, _) => flow.Http<T>("ask", new() { Url = "https://a.test" }))}}}""";

    private static string Config<T>() => Build.Json<Question, T>("blocks/ask/config", (flow, _) => flow.Http<T>("ask", new() { Url = "https://a.test" }));
}
