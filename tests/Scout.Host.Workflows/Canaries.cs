using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Scout.Host.Workflows;

/// <param name="Kind">How it ends: <c>well</c>, or the place that fails.</param>
[Shape]
public sealed record Flight(string Kind);

/// <summary>Twelve secrets, each in another place from which one could leak. Its result has none of them.</summary>
[Workflow("canaries")]
public sealed class Canaries : Workflow<Flight, string>
{
    protected override Value<string> Define(Flow flow, Value<Flight> input)
    {
        var path = flow.Http("path", new() { Url = "{{ vars.service }}/items/{{ secrets.CANARY_01 }}?q={{ secrets.CANARY_02 }}" });
        var fields = flow.Http("fields", new()
        {
            Url = "{{ vars.service }}/fields",
            Query = new() { ["key"] = Secret("CANARY_03") },
            Headers = new() { ["X-Key"] = Secret("CANARY_04"), ["Authorization"] = "Basic {{ 'user:' + secrets.CANARY_05 | string.base64_encode }}" },
        });
        var json = flow.Http("json", new() { Method = HttpMethod.Post, Url = "{{ vars.service }}/json", Body = HttpBody.Json("{\"token\": \"{{ secrets.CANARY_06 }}\"}") });
        var value = flow.Http("value", new() { Method = HttpMethod.Post, Url = "{{ vars.service }}/value", Body = HttpBody.Json(Secret("CANARY_07")) });
        var form = flow.Http("form", new() { Method = HttpMethod.Post, Url = "{{ vars.service }}/form", Body = HttpBody.Form(new() { ["secret"] = Secret("CANARY_08") }) });
        var text = flow.Http("text", new() { Method = HttpMethod.Post, Url = "{{ vars.service }}/text", Body = HttpBody.Text("<key>{{ secrets.CANARY_09 | html.escape }}</key>", "application/xml") });
#pragma warning disable SCOUT2021 // The place to look at.
        var said = flow.Llm("said", new() { Model = "fast", Prompt = "Keep {{ secrets.CANARY_10 }} for yourself." });
#pragma warning restore SCOUT2021
        // What fails by itself fails when everything was sent.
        var code = flow.Code("code", Use, Secret("CANARY_11"), input.Kind, new() { After = [path, fields, json, value, form, text] });
        var own = flow.Code("own", Own, input.Kind, new() { After = [path, fields, json, value, form, text] });
        return flow.Text("landed", "landed", new() { After = [path, fields, json, value, form, text, said, code, own] });
    }

    public static string Use(string secret, string kind)
    {
        CodeContext.Current.Logger.LogWarning("used {Secret}", secret);
        return kind == "code" ? throw new InvalidOperationException($"no access with {secret}") : Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(secret));
    }

    public static string Own(string kind)
    {
        var secret = CodeContext.Current.Services.GetRequiredService<IConfiguration>()["Secrets:CANARY_12"];
        return kind == "own" ? throw new InvalidOperationException($"no access with {secret}") : $"read {secret}";
    }
}
