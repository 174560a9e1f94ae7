namespace Scout.Execution.Templates;

/// <summary>Where a rendered text goes to, which says how a value in it is written so that it stays one. Made for one rendering.</summary>
internal abstract class TextPlace
{
    /// <summary>Text of the author's own comes next.</summary>
    public abstract void Own(ReadOnlySpan<char> text);

    /// <summary>A value comes next.</summary>
    /// <param name="text">The value as text; empty for null.</param>
    /// <param name="json">Makes its JSON.</param>
    /// <returns>What is written of it.</returns>
    /// <exception cref="ScoutException">No such value may stand here.</exception>
    public abstract string Value(string text, Func<string> json);
}
