namespace Scout;

/// <summary>What somebody decided.</summary>
/// <param name="Approved">Whether it was approved.</param>
/// <param name="By">Who decided: a name and an address.</param>
/// <param name="Reason">Why, in their words; or null.</param>
/// <param name="At">When, UTC.</param>
public sealed record Approval(bool Approved, string By, string? Reason, DateTimeOffset At);

/// <summary>The members of a decision, as values of a workflow.</summary>
public static class ApprovalMembers
{
    extension(Value<Approval> decision)
    {
        /// <summary>Whether it was approved.</summary>
        public Value<bool> Approved => ShapeMembers.Get<bool>(decision, "approved");

        /// <summary>Who decided: a name and an address.</summary>
        public Value<string> By => ShapeMembers.Get<string>(decision, "by");

        /// <summary>Why, in their words; or null.</summary>
        public Value<string?> Reason => ShapeMembers.Get<string?>(decision, "reason");

        /// <summary>When, UTC.</summary>
        public Value<DateTimeOffset> At => ShapeMembers.Get<DateTimeOffset>(decision, "at");
    }
}
