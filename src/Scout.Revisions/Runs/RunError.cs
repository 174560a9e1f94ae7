namespace Scout.Revisions.Runs;

/// <summary>Why a block or a run failed.</summary>
/// <param name="Code">Such as <c>SCOUT7001</c>.</param>
/// <param name="Message">The thing, what is wrong, the remedy.</param>
/// <param name="Block">The block's path, where it is about one: <c>triage</c>, <c>summaries[17]/llm</c>.</param>
/// <param name="Detail">More for whoever mends it, such as a stack trace; never shown first.</param>
internal sealed record RunError(string Code, string Message, string? Block = null, string? Detail = null);
