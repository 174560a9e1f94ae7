using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Texts;

/// <summary>A hole of a template, or text of it that is not known.</summary>
internal sealed class TemplateHole(string name, IOperation value, TextSpan span, bool isInCode)
{
    /// <summary>The name that stands for it in the template's text.</summary>
    public string Name { get; } = name;

    /// <summary>The expression, before conversions that the author did not write.</summary>
    public IOperation Value { get; } = value;

    /// <summary>The expression's own type, such as <c>Value&lt;string&gt;</c> or <c>string</c>.</summary>
    public ITypeSymbol? Type => Value.Type;

    /// <summary>Where the name stands in the template's text.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>Whether it is a part of code; else it is a piece of code of its own in text.</summary>
    public bool IsInCode { get; } = isInCode;
}
