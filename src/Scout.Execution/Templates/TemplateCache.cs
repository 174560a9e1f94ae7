using System.Collections.Concurrent;

namespace Scout.Execution.Templates;

/// <summary>Keeps what was parsed, so that it is parsed once. Safe for many threads.</summary>
internal sealed class TemplateCache
{
    private const int MostKept = 20_000;
    private readonly ConcurrentDictionary<string, CompiledTemplate> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CompiledTemplate> _expressions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string?> _holes = new(StringComparer.Ordinal);

    /// <inheritdoc cref="CompiledTemplate.OfText"/>
    public CompiledTemplate Text(string text) => Get(_texts, text, CompiledTemplate.OfText);

    /// <inheritdoc cref="CompiledTemplate.OfExpression"/>
    public CompiledTemplate Expression(string text) => Get(_expressions, text, CompiledTemplate.OfExpression);

    /// <inheritdoc cref="CompiledTemplate.ExpressionOfHole"/>
    public string? Hole(string text) => Get(_holes, text, CompiledTemplate.ExpressionOfHole);

    private static T Get<T>(ConcurrentDictionary<string, T> kept, string text, Func<string, T> compile)
    {
        if (kept.TryGetValue(text, out var known))
        {
            return known;
        }

        var compiled = compile(text);
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        kept[text] = compiled;
        return compiled;
    }
}
