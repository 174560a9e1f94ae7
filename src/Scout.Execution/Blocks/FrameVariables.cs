using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Json;

namespace Scout.Execution.Blocks;

/// <summary>What a template in a frame reads: outputs of its blocks and of those around it, loop variables, <c>inputs</c>, <c>vars</c>, <c>secrets</c>.</summary>
internal sealed class FrameVariables(Frame frame, JsonElement variables, RunSecrets secrets) : ITemplateVariables
{
    public bool TryGetJson(string name, out JsonElement value)
    {
        value = Find(name).Value ?? default;
        return value.ValueKind != JsonValueKind.Undefined;
    }

    public bool TryGetScript(string name, out object? value)
    {
        if (name == "secrets")
        {
            value = new SecretsObject(secrets.Read);
            return true;
        }

        value = null;
        var (holder, json) = Find(name);
        if (json is null)
        {
            return false;
        }

        if (!holder.ScriptValues.TryGetValue(name, out value))
        {
            value = JsonScript.ToScript(json.Value);
            holder.ScriptValues.Add(name, value);
        }

        return true;
    }

    public void MadeOfSecret(string name, string text) => secrets.Made(name, text);

    private (Frame Holder, JsonElement? Value) Find(string name)
    {
        var innermost = true;
        for (var holder = frame; holder is not null; holder = holder.Outer)
        {
            if (holder.Scope.Slots.TryGetValue(name, out var slot))
            {
                return (holder, holder.Slots[slot] is { State: SlotState.Done } done ? done.Output : null);
            }

            if (holder.Index >= 0)
            {
                if ((innermost ? Loop(holder, name) : null) is { } variable)
                {
                    return (holder, variable);
                }

                if (holder.Caller!.Block(holder.CallerSlot).Id == name)
                {
                    return (holder, All(holder));
                }

                innermost = false;
            }
        }

        return (frame.Root, name switch { "inputs" => frame.Root.Inputs, "vars" => variables, _ => null });
    }

    private static JsonElement? Loop(Frame item, string name) => name switch
    {
        "item" when item.Item.ValueKind != JsonValueKind.Undefined => item.Item,
        "index" => PlainJson.Of(item.Index),
        "accumulator" => item.Accumulator,
        _ => null,
    };

    private static JsonElement All(Frame item)
    {
        JsonElement? own = item.Item.ValueKind == JsonValueKind.Undefined ? null : item.Item;
        return PlainJson.Object(("item", own), ("index", PlainJson.Of(item.Index)), ("accumulator", item.Accumulator));
    }
}
