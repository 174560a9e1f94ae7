using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Runs;

/// <summary>Why a block or a run failed.</summary>
/// <param name="Code">Such as <c>SCOUT7001</c>.</param>
/// <param name="Message">The thing, what is wrong, the remedy.</param>
/// <param name="Block">The block's path, where it is about one: <c>triage</c>, <c>summaries[17]/llm</c>.</param>
/// <param name="Detail">More for whoever mends it, such as a stack trace; never shown first.</param>
internal sealed record RunError(string Code, string Message, string? Block = null, string? Detail = null)
{
    /// <summary>The code of inputs that do not fit the workflow.</summary>
    public const string InputsDoNotFit = "SCOUT7501";

    /// <summary>The code of a budget that is used up.</summary>
    public const string BudgetExceeded = "SCOUT7430";

    /// <summary>The code of a run whose revision calls a method that the worker has not.</summary>
    public const string CodeMissing = "SCOUT7201";

    /// <summary>The code of a run whose revision calls other code than the worker has.</summary>
    public const string CodeDiffers = "SCOUT7202";

    /// <summary>Whether it is of no use to try again: for the engine.</summary>
    [JsonIgnore]
    public bool IsFinal { get; init; }

    /// <summary>How long whoever failed wants to be left alone before another try: for the engine.</summary>
    [JsonIgnore]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the attempt used: for its event.</summary>
    [JsonIgnore]
    public JsonElement? Used { get; init; }
}
