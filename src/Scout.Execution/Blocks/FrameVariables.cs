using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;
using Scriban.Runtime;

namespace Scout.Execution.Blocks;

/// <summary>What a template in a frame reads: outputs of its blocks and of those around it, loop variables, <c>inputs</c>, <c>vars</c>, <c>secrets</c>, <c>run</c>.</summary>
/// <param name="frame">The frame.</param>
/// <param name="run">The run.</param>
/// <param name="attempt">The attempt of the block that reads.</param>
internal class FrameVariables(Frame frame, RunContext run, int attempt) : ITemplateVariables
{
    public Frame Frame { get; } = frame;

    public RunContext Run { get; } = run;

    /// <inheritdoc/>
    public virtual TimeSpan? Timeout => null;

    /// <inheritdoc/>
    public bool IsStopped => Run.IsCanceled();

    /// <summary>The attempt, from 1.</summary>
    public int Attempt { get; } = attempt;

    public bool TryGetJson(string name, out JsonElement value)
    {
        Find(name, out value);
        return value.ValueKind != JsonValueKind.Undefined;
    }

    public bool TryGetScript(string name, out object? value)
    {
        if (name == RootNames.Secrets)
        {
            value = new SecretsObject(Run.Secrets.Read);
            return true;
        }

        value = null;
        var holder = Find(name, out var json);
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            return false;
        }

        // It differs from one attempt to the next, and has a date in it, which JSON has not.
        if (name == RootNames.Run && !holder.Scope.Slots.ContainsKey(name))
        {
            value = RunScript();
            return true;
        }

        if (!holder.ScriptValues.TryGetValue(name, out value))
        {
            value = JsonScript.ToScript(json);
            holder.ScriptValues.Add(name, value);
        }

        return true;
    }

    public void MadeOfSecret(string name, string text) => Run.Secrets.Made(name, text);

    // The frame that has it, and its value: none where there is none of that name, or none yet.
    private Frame Find(string name, out JsonElement value)
    {
        var innermost = true;
        for (var holder = Frame; holder is not null; holder = holder.Outer)
        {
            if (holder.Scope.Slots.TryGetValue(name, out var slot))
            {
                ref var at = ref holder.Slots[slot];
                value = at.State == SlotState.Done ? at.Output : default;
                return holder;
            }

            if (holder.Index >= 0)
            {
                if ((innermost ? Loop(holder, name) : null) is { } variable)
                {
                    value = variable;
                    return holder;
                }

                if (holder.Caller!.Block(holder.CallerSlot).Id == name)
                {
                    value = All(holder);
                    return holder;
                }

                innermost = false;
            }
        }

        value = name switch { RootNames.Inputs => Frame.Root.Inputs, RootNames.Variables => Run.Variables, RootNames.Run => RunJson(), _ => default };
        return Frame.Root;
    }

    private JsonElement RunJson() => PlainJson.Object(
        (RunNames.Id, PlainJson.Of(Run.RunId)),
        (RunNames.Environment, PlainJson.Of(Run.Environment)),
        (RunNames.StartedAt, PlainJson.Of(TemplateDate.Text(Run.StartedAt))),
        (RunNames.Attempt, PlainJson.Of(Attempt)));

    private ScriptObject RunScript()
    {
        var members = new ScriptObject
        {
            { RunNames.Id, Run.RunId },
            { RunNames.Environment, Run.Environment },
            { RunNames.StartedAt, new TemplateDate(Run.StartedAt) },
            { RunNames.Attempt, Attempt },
        };
        members.IsReadOnly = true;
        return members;
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
