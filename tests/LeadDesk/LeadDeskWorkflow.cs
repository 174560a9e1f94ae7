namespace LeadDesk;

/// <summary>Takes in a lead: looks its company up, reads the news, lets a model judge the fit, and files what is worth a call in the CRM.</summary>
[Workflow("lead-desk")]
public sealed class LeadDeskWorkflow : Workflow<Lead, Outcome>
{
    protected override Value<Outcome> Define(Flow flow, Value<Lead> input)
    {
        var domain = flow.Code("domain", Addresses.Domain, input.Email);

        // A company that the register does not know is no failure: its status says so.
        var found = flow.Http<HttpAnswer<Company>>("register", new()
        {
            Url = $"{{{{ vars.register }}}}/companies/{domain}",
            Expect = [200, 404],
            Timeout = TimeSpan.FromSeconds(10),
            Retry = Retry.Exponential(attempts: 3),
        });

        return flow.If("known", found.Status == 200,
            then: flow => Judge(flow, input, found.Body),
            otherwise: flow => Outcome.Of(verdict: Verdict.Unknown, reason: flow.Text("unknown", $"The register has no company at {domain}.")));
    }

    private static Value<Outcome> Judge(Flow flow, Value<Lead> input, Value<Company> company)
    {
        var news = flow.Http<IReadOnlyList<Article>>("news", new()
        {
            Url = "{{ vars.register }}/news",
            Query = new() { ["company"] = company.Name, ["limit"] = "3" },
            Timeout = TimeSpan.FromSeconds(10),
            Retry = Retry.Exponential(attempts: 3),
            // A judgement without news is better than none.
            OnError = OnError.Continue(Value.Of<IReadOnlyList<Article>>([])),
        });

        var fit = flow.Llm<Fit>("fit", new()
        {
            Model = "analyst",
            System = "You judge leads for a maker of warehouse robots. A good one moves goods, has 50 people or more, and grows.",
            Prompt = $"""
                {input.Name} writes: {input.Message}
                The company: {company}
                News of it: {news}
                """,
            Temperature = 0,
            Timeout = TimeSpan.FromMinutes(1),
            Retry = Retry.Exponential(attempts: 3),
        });

        return flow.If("worth_a_call", fit.Score >= 70,
            then: flow => File(flow, input, company, fit),
            otherwise: _ => Outcome.Of(verdict: Verdict.Declined, reason: fit.Reason, score: fit.Score.OrNull));
    }

    private static Value<Outcome> File(Flow flow, Value<Lead> input, Value<Company> company, Value<Fit> fit)
    {
        var seller = flow.Code("seller", Sellers.For, company.Country, company.Staff);

        // Sent again after a failure it has the same Idempotency-Key: the CRM files it once.
        var filed = flow.Http<Filed>("file", new()
        {
            Method = HttpMethod.Post,
            Url = "{{ vars.crm }}/leads",
            Headers = new() { ["Authorization"] = "Bearer {{ secrets.CRM_TOKEN }}" },
            Body = HttpBody.Json($$"""{"name": {{input.Name}}, "email": {{input.Email}}, "company": {{company.Name}}, "score": {{fit.Score}}, "owner": {{seller}}, "note": "Said: {{fit.Reason}}"}"""),
            Expect = [201],
            Timeout = TimeSpan.FromSeconds(10),
            Retry = Retry.Exponential(attempts: 3),
        });

        var opener = flow.Llm("opener", new()
        {
            Model = "writer",
            Prompt = $"Write two sentences in which {seller} answers {input.Name} of {company.Name}, who wrote: {input.Message}",
            MaxTokens = 200,
            Timeout = TimeSpan.FromMinutes(1),
        });

        return Outcome.Of(verdict: Verdict.Filed, reason: fit.Reason, score: fit.Score.OrNull, seller: seller.OrNull, record: filed.Id.OrNull, opener: opener.OrNull);
    }
}
