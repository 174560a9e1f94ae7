namespace Scout.Host.Workflows;

/// <summary>Computes for longer than its blocks may.</summary>
[Workflow("heavy")]
public sealed class Heavy : Workflow<Trouble, string>
{
    private const string Long = "{{ x = 0; for i in 1..400000; x = i; end; x }}";

    protected override Value<string> Define(Flow flow, Value<Trouble> input)
    {
        flow.StopIf("is_condition", "inputs.kind == 'condition' && ((1..300000) | array.each @(do; ret $0; end) | array.size) > 1", Value.Of("over"), new() { Timeout = TimeSpan.FromMilliseconds(20) });
        flow.StopIf("is_text", "inputs.kind != 'text'", Value.Of("free"));
        return flow.Text("limited", Long, new() { Timeout = TimeSpan.FromMilliseconds(20) });
    }
}
