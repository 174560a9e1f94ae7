namespace Scout.Tool.Reviewing;

/// <summary>What <c>promote --all --format json</c> writes.</summary>
internal sealed record MovesAnswer(IReadOnlyList<MoveAnswer> Promotions);
