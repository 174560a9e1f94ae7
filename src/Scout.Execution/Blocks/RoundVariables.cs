using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;

namespace Scout.Execution.Blocks;

/// <summary>What the condition after a round reads: what the round yielded, its number, and what lies around the loop; nothing of the round's own blocks.</summary>
internal sealed class RoundVariables(Frame round, JsonElement result, ITemplateVariables around) : ITemplateVariables
{
    public bool TryGetJson(string name, out JsonElement value)
    {
        if (Own(name) is { } own)
        {
            value = own;
            return true;
        }

        return around.TryGetJson(name, out value);
    }

    public bool TryGetScript(string name, out object? value)
    {
        if (Own(name) is { } own)
        {
            value = JsonScript.ToScript(own);
            return true;
        }

        return around.TryGetScript(name, out value);
    }

    public void MadeOfSecret(string name, string text) => around.MadeOfSecret(name, text);

    private JsonElement? Own(string name) => name switch
    {
        RootNames.Accumulator => result,
        RootNames.Index => PlainJson.Of(round.Index),
        _ when name == round.Caller!.Block(round.CallerSlot).Id => PlainJson.Object((RootNames.Accumulator, result), (RootNames.Index, PlainJson.Of(round.Index))),
        _ => null,
    };
}
