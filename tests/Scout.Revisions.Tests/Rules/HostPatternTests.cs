using Scout.Revisions.Rules;

namespace Scout.Revisions.Tests.Rules;

public sealed class HostPatternTests
{
    [Theory]
    [InlineData("api.example.com", "api.example.com", 443)]
    [InlineData("api.example.com", "api.example.com", 80)]
    [InlineData("api.example.com", "API.Example.com", 443)]
    [InlineData("api.example.com", "api.example.com.", 443)]
    [InlineData("api.example.com:8443", "api.example.com", 8443)]
    [InlineData("*.example.com", "api.example.com", 443)]
    [InlineData("*.example.com", "a.b.example.com", 80)]
    [InlineData("*.example.com:8443", "a.example.com", 8443)]
    [InlineData("*", "api.example.com", 443)]
    [InlineData("*", "10.0.0.7", 80)]
    [InlineData("*:8443", "api.example.com", 8443)]
    [InlineData("localhost:5000", "localhost", 5000)]
    [InlineData("10.0.0.7:8080", "10.0.0.7", 8080)]
    [InlineData("[::1]", "::1", 443)]
    [InlineData("[::1]:5000", "[::1]", 5000)]
    [InlineData("[::1]:5000", "0:0:0:0:0:0:0:1", 5000)]
    [InlineData("[2001:db8::7]", "[2001:DB8::7]", 80)]
    public void An_entry_covers_what_it_names(string entry, string host, int port) => Assert.True(HostPattern.Covers(entry, host, port));

    [Theory]
    [InlineData("api.example.com", "api.example.com", 8443)]
    [InlineData("api.example.com:8443", "api.example.com", 443)]
    [InlineData("api.example.com", "example.com", 443)]
    [InlineData("example.com", "api.example.com", 443)]
    [InlineData("example.com", "badexample.com", 443)]
    [InlineData("*.example.com", "example.com", 443)]
    [InlineData("*.example.com", ".example.com", 443)]
    [InlineData("*.example.com", "badexample.com", 443)]
    [InlineData("*.example.com", "api.example.com.evil.test", 443)]
    [InlineData("*.example.com", "api.example.com", 8443)]
    [InlineData("*.0.0.7", "10.0.0.7", 443)]
    [InlineData("*", "api.example.com", 8443)]
    [InlineData("*:8443", "api.example.com", 443)]
    [InlineData("10.0.0.7", "10.0.0.70", 443)]
    [InlineData("[::1]:5000", "::1", 5001)]
    [InlineData("[::1]:5000", "::2", 5000)]
    [InlineData("[::1]", "::1:5000", 443)]
    public void It_covers_nothing_else(string entry, string host, int port) => Assert.False(HostPattern.Covers(entry, host, port));
}
