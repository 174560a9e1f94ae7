using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Model;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Blocks;

/// <summary>One attempt at a block of a run.</summary>
internal sealed class BlockCall(RunContext run, Frame frame, int slot, int attempt) : FrameVariables(frame, run, attempt)
{
    public int Slot { get; } = slot;

    public override TimeSpan? Timeout => Block.Timeout;

    public Block Block => Frame.Block(Slot).Model;

    public string Path => Frame.Path(Slot);

    /// <summary>Computes a binding of the block.</summary>
    public JsonElement Bind(Binding binding) => Run.Templates.Bind(binding, this);

    /// <summary>Tests a condition of the block.</summary>
    public bool Test(string condition) => Run.Templates.Test(condition, this);

    /// <summary>Renders a template of the block.</summary>
    public string Render(string template) => Run.Templates.Render(template, this);

    /// <summary>Renders a template of the block to a text of a format.</summary>
    public string RenderInto(TextPlace place, string template) => Run.Templates.RenderInto(place, template, this);

    /// <summary>An output that fits the block's schema, defaults filled in.</summary>
    /// <exception cref="ScoutException">It does not fit.</exception>
    public JsonElement Fit(JsonElement output)
    {
        if (Frame.Block(Slot).Output.Fits(output))
        {
            return output;
        }

        var problems = SchemaCheck.Validate(Block.Output, output, out var filled, Block.Id);
        return problems.IsEmpty ? filled : throw RunErrors.OutputDoesNotFit(Path, problems, "Mend what it yields, or the type that says so.");
    }

    /// <summary>What stands in for the block's work, defaults filled in.</summary>
    /// <exception cref="ScoutException">It does not fit the block's schema.</exception>
    public JsonElement FitStandIn(JsonElement output)
    {
        var problems = SchemaCheck.Validate(Block.Output, output, out var filled, Block.Id);
        return problems.IsEmpty ? filled : throw RunErrors.OutputDoesNotFit(Path, problems, "Mend what stands in for its work.");
    }

    /// <summary>What a service answered as the block's schema has it: defaults filled in, and what it does not know left out.</summary>
    /// <exception cref="ScoutException">It does not fit.</exception>
    public JsonElement FitReceived(JsonElement answer)
    {
        var problems = SchemaCheck.ValidateReceived(Block.Output, answer, out var filled, Block.Id);
        return problems.IsEmpty ? filled : throw RunErrors.OutputDoesNotFit(Path, problems, "Mend the type that says what the service answers, or what it is asked.");
    }

    /// <summary>What stands in place of an output: a null that is written is meant. C# forgets the <c>?</c> of a type that holds references, and the schema cannot say it.</summary>
    /// <exception cref="ScoutException">It does not fit.</exception>
    public JsonElement Substitute(Binding given) => Bind(given) is var value && given is Binding.Literal && value.ValueKind == JsonValueKind.Null ? value : Fit(value);

    /// <summary>What a model answered as the block's schema has it: defaults filled in, and a number with more digits than its type as the nearest one.</summary>
    /// <exception cref="ScoutException">It does not fit.</exception>
    public JsonElement FitAnswer(JsonElement answer)
    {
        var problems = SchemaCheck.ValidateAnswer(Block.Output, answer, out var filled, Block.Id);
        return problems.IsEmpty ? filled : throw RunErrors.OutputDoesNotFit(Path, problems, "Add a retry, or a clearer prompt.");
    }
}
