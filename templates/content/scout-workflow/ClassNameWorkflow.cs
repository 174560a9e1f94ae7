using Scout;

namespace NamespaceName;

/// <summary>Sorts a customer's message, looks up the order that it is about, and answers.</summary>
[Workflow("workflow-id")]
public sealed class ClassNameWorkflow : Workflow<Request, Reply>
{
    protected override Value<Reply> Define(Flow flow, Value<Request> input)
    {
        var triage = flow.Llm<Triage>("triage", new()
        {
            Model = "fast",
            Prompt = $"Say whether this message of a customer is about an order, a complaint or something else: {input.Text}",
        });

        var order = flow.Code("order", FindOrder, input.Text);

        var answer = flow.If("route", triage.Upset,
            then: flow => flow.Llm("apologise", new()
            {
                Model = "fast",
                Prompt = $"Apologise to {input.Customer} in two sentences. Their order: {order.State}. They wrote: {input.Text}",
            }),
            otherwise: flow => flow.Text("thank", $"Hello {input.Customer}, thank you for your message. {order.State}"));

        return Reply.Of(answer: answer, category: triage.Category);
    }

    /// <summary>A code block: ordinary C#. Set a breakpoint here and press F5.</summary>
    public static Order FindOrder(string text)
    {
        var number = new string([.. text.SkipWhile(c => c != '#').Skip(1).TakeWhile(char.IsAsciiDigit)]);
        return number.Length == 0
            ? new Order(null, "We found no order number in it.")
            : new Order(number, $"Order {number} is on its way.");
    }
}
