using System.Text;
using Scout.Revisions.Project;

namespace Scout.Environments.Tests.Configuration;

public class CallbacksTests
{
    [Theory]
    [InlineData("https://Hooks.Example.com/", "https://hooks.example.com")]
    [InlineData("https://hooks.example.com:443", "https://hooks.example.com")]
    [InlineData("https://hooks.example.com:8443", "https://hooks.example.com:8443")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    [InlineData("http://localhost:5000", "http://localhost:5000")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000")]
    public void Origins_have_one_form(string written, string expected)
    {
        var callbacks = Read($$"""{ "secret": "CALLBACK_SECRET", "to": ["{{written}}"] }""");

        Assert.Equal(("CALLBACK_SECRET", expected), (callbacks.Secret, Assert.Single(callbacks.To)));
    }

    [Theory]
    [InlineData("[]", "$.environments.a.callbacks: a list where", "an object")]
    [InlineData("""{ "to": ["https://x.example"] }""", "$.environments.a.callbacks: there is no \"secret\"", "CALLBACK_SECRET")]
    [InlineData("""{ "secret": "S" }""", "$.environments.a.callbacks: there is no \"to\"", "https://hooks.example.com")]
    [InlineData("""{ "secret": "S", "to": [] }""", "$.environments.a.callbacks: there is no \"to\"", "https://hooks.example.com")]
    [InlineData("""{ "secret": "whsec_MfKQ/9r8GKY", "to": ["https://x.example"] }""", "$.environments.a.callbacks.secret: this is no name of a secret", "never stands in scout.json")]
    [InlineData("""{ "secret": "S", "to": ["http://hooks.example.com"] }""", "$.environments.a.callbacks.to[0]: 'http://hooks.example.com' is no origin", "http is for this machine alone")]
    [InlineData("""{ "secret": "S", "to": ["https://x.example/hooks"] }""", "$.environments.a.callbacks.to[0]", "scheme, host and port alone")]
    [InlineData("""{ "secret": "S", "to": ["https://ada@x.example"] }""", "$.environments.a.callbacks.to[0]", "scheme, host and port alone")]
    [InlineData("""{ "secret": "S", "to": ["*"] }""", "$.environments.a.callbacks.to[0]", "scheme, host and port alone")]
    [InlineData("""{ "secret": "S", "to": ["https://x.example"], "too": [] }""", "$.environments.a.callbacks.too: unknown member", "Did you mean 'to'?")]
    public void A_mistake_in_call_backs_is_told_with_its_place_and_its_remedy(string callbacks, string place, string remedy)
    {
        var error = Assert.Throws<ScoutException>(() => Read(callbacks));

        Assert.Equal("SCOUT6004", error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MfKQ", error.Message, StringComparison.Ordinal);
    }

    private static CallbackDefinition Read(string callbacks) => ProjectFileReader.Read(Encoding.UTF8.GetBytes($$"""{ "environments": { "a": { "callbacks": {{callbacks}} } } }"""), "scout.json").Environments[1].Callbacks!;
}
