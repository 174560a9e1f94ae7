namespace SupportDesk;

/// <summary>Translates a letter and keeps what must not be translated: names, order numbers, amounts.</summary>
[Workflow("translate")]
public sealed class TranslateWorkflow : Workflow<Translation, string>
{
    protected override Value<string> Define(Flow flow, Value<Translation> input) => flow.Llm("translate", new()
    {
        Model = "smart",
        System = "You translate letters of a shop. Keep names, order numbers, dates and amounts as they are. Answer with the letter alone.",
        Prompt = $"""
            Translate to the language "{input.Locale}":

            {input.Text}
            """,
        Temperature = 0,
        Timeout = TimeSpan.FromSeconds(60),
        Retry = Retry.Exponential(attempts: 3),
    });
}
