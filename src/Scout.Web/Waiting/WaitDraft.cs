using System.Collections.Immutable;
using System.Text.Json;
using Scout.Web.Running.Forms;

namespace Scout.Web.Waiting;

/// <summary>What somebody is about to tell a block.</summary>
internal sealed class WaitDraft
{
    private JsonElement _schema;

    /// <summary>Why it is decided so.</summary>
    public string? Reason { get; set; }

    /// <summary>What a block that is passed over yielded, as JSON.</summary>
    public string? Output { get; set; }

    /// <summary>An event's data.</summary>
    public InputForm? Data { get; private set; }

    /// <summary>What is wrong with it.</summary>
    public ImmutableArray<InputProblem> Problems { get; set; } = [];

    /// <summary>Takes data of a schema: what was written for another before is kept.</summary>
    public void Take(JsonElement schema)
    {
        if (Data is not null && JsonElement.DeepEquals(_schema, schema))
        {
            return;
        }

        var written = Data?.Inputs().Inputs;
        (_schema, Data, Problems) = (schema, new(schema, "data"), []);
        if (written is { } there)
        {
            Data.Fill(there);
        }
    }
}
