using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Model;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Blocks;

/// <summary>One attempt at a block of a run.</summary>
internal sealed class BlockCall(RunContext run, Frame frame, int slot, int attempt)
{
    public RunContext Run { get; } = run;

    public Frame Frame { get; } = frame;

    public int Slot { get; } = slot;

    /// <summary>The attempt, from 1.</summary>
    public int Attempt { get; } = attempt;

    public Block Block { get; } = frame.Block(slot).Model;

    public string Path { get; } = frame.Path(slot);

    public ITemplateVariables Variables => field ??= new FrameVariables(Frame, Run, Attempt);

    /// <summary>Computes a binding of the block.</summary>
    public JsonElement Bind(Binding binding) => Run.Templates.Bind(binding, Variables);

    /// <summary>Tests a condition of the block.</summary>
    public bool Test(string condition) => Run.Templates.Test(condition, Variables);

    /// <summary>Renders a template of the block.</summary>
    public string Render(string template) => Run.Templates.Render(template, Variables);

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

    /// <summary>Runs code with <see cref="CodeContext.Current"/> set, and a scope of services of its own where it asks for one.</summary>
    public async Task<T> InContextAsync<T>(Func<Task<T>> code)
    {
        var surroundings = new BlockSurroundings(this);
        await using (surroundings.ConfigureAwait(false))
        {
            CodeContext.Enter(new(surroundings));
            try
            {
                return await code().ConfigureAwait(false);
            }
            finally
            {
                CodeContext.Enter(null);
            }
        }
    }
}
