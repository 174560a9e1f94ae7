namespace SupportDesk;

/// <summary>Answers a customer's message: sorts it, looks up the orders in it, answers each question, and calls a person where it is urgent.</summary>
[Workflow("support-desk")]
public sealed class SupportDeskWorkflow : Workflow<Request, Reply>
{
    protected override Value<Reply> Define(Flow flow, Value<Request> input)
    {
        var triage = flow.Llm<Triage>("triage", new()
        {
            Model = "fast",
            System = "You sort the mail of a shop that sells tea things. Be strict about urgency: most messages can wait a day.",
            Prompt = $"Sort this message: {input.UserMessage}",
            Temperature = 0,
            Timeout = TimeSpan.FromSeconds(30),
            Retry = Retry.Exponential(attempts: 3),
        });

        var customer = flow.Code("customer", CustomerDirectory.Find, input.CustomerEmail, new()
        {
            Retry = Retry.Fixed(attempts: 2, delay: TimeSpan.FromMilliseconds(200)),
            OnError = OnError.Continue(Value.Of(new Customer("friend", 1))),
        });

        var orders = flow.Code("orders", OrderBook.FindOrders, input.UserMessage);

        var lines = flow.ForEach("order_lines", orders, (flow, order) =>
        {
            var state = flow.Code("order_state", OrderBook.Describe, order);
            return flow.Text("order_line", $"Your order {order.Number} ({order.Item}) {state}.");
        });

        var refund = flow.Reduce("refund", orders, Value.Of(0m),
            (flow, sum, order) => flow.Code("add_refund", OrderBook.AddRefund, sum, order));

        var policy = flow.Switch("policy", triage.Category, new()
        {
            [Category.Billing] = flow => flow.Text("billing_policy", $"{{{{ if {refund} > 0 }}}}We pay {refund} euros back to you within three days.{{{{ else }}}}We pay back what was lost or broken, and ask nothing else.{{{{ end }}}}"),
            [Category.Delivery] = flow => flow.Text("delivery_policy", "What is not there five days after the day we named, we send again."),
            [Category.Technical] = flow => flow.Llm("diagnose", new()
            {
                Model = "smart",
                System = "You mend kettles and samovars. Name the likeliest cause and one thing to try, in two sentences.",
                Prompt = $"The customer wrote: {input.UserMessage}",
                Tools = [OrderBook.FindOrder],
                MaxTokens = 200,
            }),
        },
        otherwise: flow => flow.Text("no_policy", ""));

        var answers = flow.ForEach("answers", triage.Questions, (flow, question) => flow.Llm("answer", new()
        {
            Model = "smart",
            Prompt = $"""
                Answer {customer.Name} in one or two sentences, from these facts alone:
                {lines}
                {policy}
                The question: {question}
                """,
            OnError = OnError.Fallback(flow => flow.Text("answer_later", $"About \"{question}\" we write to you tomorrow.")),
        }), new() { Concurrency = 4 });

        var opening = flow.If("opening", triage.Urgent | customer.Tier >= 3,
            then: flow => flow.Llm("apologise", new()
            {
                Model = "smart",
                Prompt = $"Write two kind opening sentences to {customer.Name}, who waits for us. What it is about: {triage.Summary}",
                Temperature = 0.7,
            }),
            otherwise: flow => flow.Text("greet", $"Hello {customer.Name},\nthank you for writing to us."));

        flow.When("escalate", triage.Urgent,
            then: flow => flow.Code("page", Desk.Page, triage.Summary, customer),
            new() { DisplayName = "Call a person" });

        var signature = flow.Text("signature", "Yours, {{ vars.brand }}");

        var letter = flow.Code("letter", Desk.Compose, opening, policy, lines, answers, signature);

        var answer = flow.If("localise", input.Locale.Is("en"),
            then: _ => letter,
            otherwise: flow => flow.Call("translated", new TranslateWorkflow(), Translation.Of(text: letter, locale: input.Locale)));

        return Reply.Of(answer: answer, category: triage.Category, urgent: triage.Urgent, orders: lines, refund: refund);
    }
}
