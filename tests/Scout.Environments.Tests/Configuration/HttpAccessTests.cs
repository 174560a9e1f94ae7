using System.Text;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Environments.Tests.Configuration;

public class HttpAccessTests
{
    [Fact]
    public void Hosts_private_ones_and_a_proxy_are_read()
    {
        var access = Read("""
            { "http": { "hosts": ["api.example.com", "*.example.org:8443"], "private": ["crm.internal", "10.0.0.7:8080", "[::1]:5000"], "proxy": "http://proxy.internal:3128" } }
            """, "production");

        Assert.NotNull(access);
        Assert.Equal(["*.example.org:8443", "api.example.com"], access.Hosts);
        Assert.Equal(["10.0.0.7:8080", "[::1]:5000", "crm.internal"], access.Private);
        Assert.Equal("http://proxy.internal:3128", access.Proxy);
    }

    [Theory]
    [InlineData("API.Example.com", "api.example.com")]
    [InlineData("api.example.com.", "api.example.com")]
    [InlineData("api.example.com.:8443", "api.example.com:8443")]
    [InlineData("münchen.example", "xn--mnchen-3ya.example")]
    [InlineData("*.MÜNCHEN.example", "*.xn--mnchen-3ya.example")]
    [InlineData("[0:0:0:0:0:0:0:1]:5000", "[::1]:5000")]
    [InlineData("[2001:DB8::7]", "[2001:db8::7]")]
    [InlineData("localhost:5000", "localhost:5000")]
    [InlineData("my_service", "my_service")]
    [InlineData("*", "*")]
    [InlineData("*:8443", "*:8443")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    public void A_host_is_put_into_the_form_of_urls(string written, string host) =>
        Assert.Equal([host], Read($$"""{ "http": { "hosts": ["{{written}}"] } }""", "production")!.Hosts);

    [Fact]
    public void Order_and_repetition_say_nothing() =>
        Assert.Equal(Read("""{ "http": { "hosts": ["a.test", "B.test", "a.test"] } }""", "production"), Read("""{ "http": { "hosts": ["b.test", "a.test"] } }""", "production"));

    [Fact]
    public void What_an_environment_says_takes_the_place_of_the_whole()
    {
        const string Json = """
            {
              "http": { "hosts": ["api.example.com"], "private": ["crm.internal"] },
              "environments": { "staging": { "http": { "hosts": ["test.example.com"] } }, "production": {}, "open": { "http": {} } },
            }
            """;

        Assert.Equal(new() { Hosts = ["test.example.com"] }, Read(Json, "staging"));
        Assert.Equal(new() { Hosts = ["api.example.com"], Private = ["crm.internal"] }, Read(Json, "production"));
        Assert.Equal(Read(Json, "production"), Read(Json, "development"));
        Assert.Null(Read(Json, "open"));
        Assert.Null(Read("{}", "production"));
    }

    [Theory]
    [InlineData("""{ "host": [] }""", "$.http.host: unknown member of where Http blocks may send requests", "Did you mean 'hosts'?")]
    [InlineData("""{ "hosts": "api.example.com" }""", "$.http.hosts: a string where", "a list of strings")]
    [InlineData("""{ "hosts": [] }""", "$.http.hosts: the list is empty", "leave \"hosts\" out")]
    [InlineData("""{ "hosts": ["a.test", 1] }""", "$.http.hosts[1]: the number 1 where", "a string in quotes")]
    [InlineData("""{ "hosts": ["a.test", "https://api.example.com/v1"] }""", "$.http.hosts[1]: 'https://api.example.com/v1' is a URL", "Write its host alone, such as \"api.example.com\"")]
    [InlineData("""{ "hosts": ["http://api.example.com:8080"] }""", "is a URL", "\"api.example.com:8080\"")]
    [InlineData("""{ "hosts": ["ftp://x"] }""", "is a URL", "\"api.example.com\"")]
    [InlineData("""{ "hosts": ["api.example.com/v1"] }""", "has more than a host and a port", "api.example.com:8443")]
    [InlineData("""{ "hosts": ["ada@example.com"] }""", "has more than a host and a port", "one host an entry")]
    [InlineData("""{ "hosts": ["a.test, b.test"] }""", "has more than a host and a port", "one host an entry")]
    [InlineData("""{ "hosts": ["*com"] }""", "'*com' has a star where none can be", "\"*\" for every host")]
    [InlineData("""{ "private": ["*"] }""", "$.http.private[0]: '*' has a star", "Name each")]
    [InlineData("""{ "hosts": ["*example.com"] }""", "has a star where none can be", "\"*.example.com\"")]
    [InlineData("""{ "hosts": ["api.*.com"] }""", "has a star where none can be", "\"*.example.com\"")]
    [InlineData("""{ "hosts": ["*.*.com"] }""", "has a star where none can be", "\"*.example.com\"")]
    [InlineData("""{ "hosts": ["*.com"] }""", "'*.com' would let in whoever has a name there", "at least two names")]
    [InlineData("""{ "hosts": ["*.10.0.0.7"] }""", "is no host's name", "api.example.com")]
    [InlineData("""{ "private": ["*.internal.example"] }""", "$.http.private[0]: '*.internal.example' has a star", "Name each")]
    [InlineData("""{ "hosts": ["api.example.com:0"] }""", "has no port from 1 to 65535", "api.example.com:8443")]
    [InlineData("""{ "hosts": ["api.example.com:65536"] }""", "has no port from 1 to 65535", "leave the port out")]
    [InlineData("""{ "hosts": ["api.example.com:http"] }""", "has no port from 1 to 65535", "leave the port out")]
    [InlineData("""{ "hosts": ["api.example.com:"] }""", "has no port from 1 to 65535", "leave the port out")]
    [InlineData("""{ "private": ["::1"] }""", "has no brackets", "Write \"[::1]\"")]
    [InlineData("""{ "private": ["[::1"] }""", "is no IPv6 address in brackets", "[::1]:5000")]
    [InlineData("""{ "private": ["[fe80::1%2]"] }""", "names a network interface", "Leave out what follows '%'")]
    [InlineData("""{ "private": ["127.1"] }""", "is an address in an unusual form", "Write \"127.0.0.1\"")]
    [InlineData("""{ "private": ["0x7f000001:80"] }""", "is an address in an unusual form", "Write \"127.0.0.1:80\"")]
    [InlineData("""{ "hosts": ["api..example.com"] }""", "is no host's name", "api.example.com")]
    [InlineData("""{ "hosts": ["a%41.example.com"] }""", "is no host's name", "api.example.com")]
    [InlineData("""{ "hosts": [".example.com"] }""", "is no host's name", "api.example.com")]
    [InlineData("""{ "hosts": ["a.test"], "proxy": "proxy.internal:3128" }""", "$.http.proxy: 'proxy.internal:3128' is no http URL", "http://proxy.internal:3128")]
    [InlineData("""{ "hosts": ["a.test"], "proxy": "https://proxy.internal" }""", "is no http URL", "http://proxy.internal:3128")]
    [InlineData("""{ "hosts": ["a.test"], "proxy": "http://ada:secret@proxy.internal" }""", "$.http.proxy: the URL has more", "no credentials stand in scout.json")]
    [InlineData("""{ "hosts": ["a.test"], "proxy": "http://proxy.internal/x" }""", "$.http.proxy: the URL has more", "after the port")]
    [InlineData("""{ "proxy": "http://proxy.internal:3128" }""", "$.http.proxy: behind a proxy nobody here sees", "Add \"hosts\"")]
    [InlineData("""[]""", "$.http: a list where", "an object")]
    public void A_mistake_is_told_with_its_place_and_its_remedy(string http, string place, string remedy)
    {
        foreach (var json in (string[])[$$"""{ "http": {{http}} }""", $$"""{ "environments": { "live": { "http": {{http}} } } }"""])
        {
            var error = Assert.Throws<ScoutException>(() => Read(json, "development"));

            Assert.Equal("SCOUT6004", error.Code);
            Assert.Contains(json.Contains("environments", StringComparison.Ordinal) ? place.Replace("$.", "$.environments.live.", StringComparison.Ordinal) : place, error.Message, StringComparison.Ordinal);
            Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret@", error.Message, StringComparison.Ordinal);
        }
    }

    private static HttpAccess? Read(string json, string environment)
    {
        var file = ProjectFileReader.Read(Encoding.UTF8.GetBytes(json), "scout.json");
        return file.Settings(file.Environments.Single(each => each.Name == environment), null).Http;
    }
}
