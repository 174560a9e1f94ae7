using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Security;

public class SecretInPromptTests
{
    private const string Rule = "SCOUT2021";

    [Fact]
    public Task A_secret_in_any_message_of_a_model_triggers() => RuleTest.Check(Rule, """
        flow.Llm("typed", new() { Model = "fast", System = $"Key {[|Secret("CRM_TOKEN")|]}", Prompt = "Go." });
        flow.Llm("raw", new() { Model = "fast", Prompt = "Use {{ [|secrets.CRM_TOKEN|] }} now." });
        flow.Llm("chat", new() { Model = "fast", Messages = [Message.User("{{ [|secrets.CRM_TOKEN|] | string.upcase }}")] });
        """, "the secret 'CRM_TOKEN' is sent to the model");

    [Fact]
    public Task A_secret_in_a_text_or_in_a_request_does_not_trigger() => RuleTest.Check(Rule, """
        flow.Text("header", $"Bearer {Secret("CRM_TOKEN")}");
        flow.Http("ask", new() { Url = "https://a.test", Headers = new() { ["Authorization"] = "Bearer {{ secrets.CRM_TOKEN }}" }, Query = new() { ["key"] = $"{Secret("CRM_TOKEN")}" } });
        flow.Llm("answer", new() { Model = "fast", Prompt = $"Answer {input.Text}", OnError = OnError.Fallback(flow => flow.Text("later", "{{ secrets.X }}")) });
        """);
}
