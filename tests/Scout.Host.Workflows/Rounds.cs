namespace Scout.Host.Workflows;

/// <param name="Houses">Who gets something.</param>
[Shape]
public sealed record Round(IReadOnlyList<string> Houses);

/// <summary>Posts something to each house, one after the other.</summary>
[Workflow("rounds")]
public sealed class Rounds : Workflow<Round, IReadOnlyList<string>>
{
    protected override Value<IReadOnlyList<string>> Define(Flow flow, Value<Round> input) => flow.ForEach(
        "each",
        input.Houses,
        (body, house) => body.Http("post", new() { Method = HttpMethod.Post, Url = $"{{{{ vars.service }}}}/{house}", Body = HttpBody.Text($"for {house}") }),
        new ForEachOptions<string> { Concurrency = 1 });
}
