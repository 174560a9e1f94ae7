using System.Collections.Concurrent;

namespace Scout.Execution.Templates;

/// <summary>Keeps what was parsed, so that it is parsed once. Safe for many threads.</summary>
internal sealed class TemplateCache
{
    private const int MostKept = 20_000;
    private readonly ConcurrentDictionary<string, CompiledTemplate> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CompiledTemplate> _expressions = new(StringComparer.Ordinal);

    /// <inheritdoc cref="CompiledTemplate.OfText"/>
    public CompiledTemplate Text(string text) => Get(_texts, text, CompiledTemplate.OfText);

    /// <inheritdoc cref="CompiledTemplate.OfExpression"/>
    public CompiledTemplate Expression(string text) => Get(_expressions, text, CompiledTemplate.OfExpression);

    private static CompiledTemplate Get(ConcurrentDictionary<string, CompiledTemplate> kept, string text, Func<string, CompiledTemplate> compile)
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
