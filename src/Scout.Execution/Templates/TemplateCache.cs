namespace Scout.Execution.Templates;

/// <summary>Keeps what was parsed, so that it is parsed once. Safe for many threads.</summary>
internal sealed class TemplateCache
{
    private readonly Parsed<CompiledTemplate> _texts = new(CompiledTemplate.OfText, template => template.Tokens);
    private readonly Parsed<CompiledTemplate> _expressions = new(CompiledTemplate.OfExpression, template => template.Tokens);
    private readonly Parsed<string?> _holes = new(CompiledTemplate.ExpressionOfHole, _ => 0);

    /// <inheritdoc cref="CompiledTemplate.OfText"/>
    public CompiledTemplate Text(string text) => _texts.Get(text);

    /// <inheritdoc cref="CompiledTemplate.OfExpression"/>
    public CompiledTemplate Expression(string text) => _expressions.Get(text);

    /// <inheritdoc cref="CompiledTemplate.ExpressionOfHole"/>
    public string? Hole(string text) => _holes.Get(text);
}
