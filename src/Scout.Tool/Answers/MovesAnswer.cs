namespace Scout.Tool.Answers;

/// <summary>What <c>promote --all --format json</c> writes.</summary>
internal sealed record MovesAnswer(IReadOnlyList<MoveAnswer> Promotions);
