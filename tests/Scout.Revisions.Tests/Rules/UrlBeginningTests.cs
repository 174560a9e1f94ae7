using Scout.Revisions.Rules;

namespace Scout.Revisions.Tests.Rules;

public sealed class UrlBeginningTests
{
    [Theory]
    [InlineData("https://api.example.com/v1/{{ inputs.id }}", "https://api.example.com", "https://api.example.com")]
    [InlineData("https://api.example.com?q={{ inputs.q }}", "https://api.example.com", "https://api.example.com")]
    [InlineData("https://api.example.com", "https://api.example.com", "https://api.example.com")]
    [InlineData("{{ vars.crm }}/companies/{{ inputs.id }}", "{{ vars.crm }}", "https://crm.example.com/v2")]
    [InlineData("{{- vars.crm -}}/companies", "{{- vars.crm -}}", "https://crm.example.com/v2")]
    [InlineData("https://{{ vars.host }}/companies", "https://{{ vars.host }}", "https://crm.internal")]
    [InlineData("https://{{ vars.host }}:{{ vars.port }}/x", "https://{{ vars.host }}:{{ vars.port }}", "https://crm.internal:8443")]
    [InlineData("{{ vars.scheme }}://{{ vars.host }}/x", "{{ vars.scheme }}://{{ vars.host }}", "http://crm.internal")]
    [InlineData("{{ vars.crm }}", "{{ vars.crm }}", "https://crm.example.com/v2")]
    [InlineData("\n {{ vars.crm }}/companies/{{ inputs.id }}", "{{ vars.crm }}", "\n https://crm.example.com/v2")]
    [InlineData("{{ vars.gone }}/x", "{{ vars.gone }}", null)]
    public void The_template_and_variables_decide_the_host(string template, string text, string? known)
    {
        var beginning = UrlBeginning.Of(template);

        Assert.False(beginning.IsOfData);
        Assert.Equal(text, beginning.Text);
        Assert.Equal(known, beginning.With(Variable));
    }

    [Theory]
    [InlineData("{{ inputs.url }}", "{{ inputs.url }}")]
    [InlineData("https://{{ inputs.host }}/x", "https://{{ inputs.host }}")]
    [InlineData("https://api.{{ inputs.tenant }}.example.com/x", "https://api.{{ inputs.tenant }}.example.com")]
    [InlineData("https://example.com:{{ inputs.port }}/x", "https://example.com:{{ inputs.port }}")]
    [InlineData("{{ vars.crm }}{{ inputs.path }}", "{{ vars.crm }}{{ inputs.path }}")]
    [InlineData("https://{{ secrets.USER }}@example.com/x", "https://{{ secrets.USER }}@example.com")]
    [InlineData("{{ vars.crm | string.append inputs.x }}/x", "{{ vars.crm | string.append inputs.x }}")]
    [InlineData("{{ vars[inputs.key] }}/x", "{{ vars[inputs.key] }}")]
    [InlineData("{{ if inputs.a }}https://a.test{{ end }}/x", "{{ if inputs.a }}https://a.test{{ end }}")]
    public void What_a_run_is_given_or_reads_decides_the_host(string template, string text)
    {
        var beginning = UrlBeginning.Of(template);

        Assert.True(beginning.IsOfData);
        Assert.Equal(text, beginning.Text);
        Assert.Null(beginning.With(Variable));
    }

    [Theory]
    [InlineData("https://API.Example.com/v1", "api.example.com")]
    [InlineData("https://api.example.com:443/v1", "api.example.com")]
    [InlineData("http://api.example.com:443/v1", "api.example.com:443")]
    [InlineData("http://localhost:5000", "localhost:5000")]
    [InlineData("https://münchen.example", "xn--mnchen-3ya.example")]
    [InlineData("http://[::1]:5000/x", "[::1]:5000")]
    [InlineData("http://[0:0:0:0:0:0:0:1]", "[::1]")]
    [InlineData("ftp://api.example.com", null)]
    [InlineData("/companies", null)]
    [InlineData("api.example.com", null)]
    [InlineData(null, null)]
    public void A_host_is_told_in_one_form_with_its_port_where_that_is_not_the_schemes_own(string? url, string? host) => Assert.Equal(host, UrlBeginning.HostOf(url));

    [Theory]
    [InlineData("http://api.example.com/x", true)]
    [InlineData("HTTP://{{ vars.host }}/x", true)]
    [InlineData("https://api.example.com/x", false)]
    [InlineData("{{ vars.crm }}/http://x", false)]
    public void A_template_that_begins_without_tls_is_known(string template, bool isPlain) => Assert.Equal(isPlain, UrlBeginning.Of(template).IsPlainHttp);

    private static string? Variable(string name) => name switch
    {
        "crm" => "https://crm.example.com/v2",
        "host" => "crm.internal",
        "port" => "8443",
        "scheme" => "http",
        _ => null,
    };
}
