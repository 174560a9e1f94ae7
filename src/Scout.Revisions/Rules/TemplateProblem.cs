namespace Scout.Revisions.Rules;

/// <summary>Something wrong in a template.</summary>
internal sealed class TemplateProblem(int offset, int length, string message, string? suggestion = null)
{
    /// <summary>Where it begins in the template.</summary>
    public int Offset { get; } = offset;

    public int Length { get; } = length;

    /// <summary>What is wrong, and the remedy.</summary>
    public string Message { get; } = message;

    /// <summary>What was probably meant, to stand in its place; null where nothing is near.</summary>
    public string? Suggestion { get; } = suggestion;
}
