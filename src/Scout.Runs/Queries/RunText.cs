using System.Text;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Runs.Queries;

/// <summary>What a search looks through: the values that went into a run and its blocks and came out of them, as they read rather than as JSON has them, and why it failed.</summary>
internal static class RunText
{
    /// <summary>The text of records.</summary>
    public static string Of(IEnumerable<RunEvent> records)
    {
        var text = new StringBuilder();
        foreach (var record in records)
        {
            switch (record)
            {
                case RunStarted started:
                    Add(text, started.Inputs);
                    break;
                case BlockStarted { Input: { } input }:
                    Add(text, input);
                    break;
                case BlockCompleted completed:
                    Add(text, completed.Output);
                    break;
                case RunCompleted completed:
                    Add(text, completed.Output);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>The text of an error.</summary>
    public static string Of(RunError error) => $"{error.Code}\n{error.Message}\n{error.Block}\n{error.Detail}";

    /// <summary>Whether a text is in another, whatever the case.</summary>
    public static bool Has(string text, string wanted) => text.Contains(wanted, StringComparison.OrdinalIgnoreCase);

    private static void Add(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    text.Append(member.Name).Append('\n');
                    Add(text, member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Add(text, item);
                }

                break;
            case JsonValueKind.String:
                text.Append(value.GetString()).Append('\n');
                break;
            case JsonValueKind.Undefined or JsonValueKind.Null:
                break;
            default:
                text.Append(value.GetRawText()).Append('\n');
                break;
        }
    }
}
