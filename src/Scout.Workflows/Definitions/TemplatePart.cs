namespace Scout.Definitions;

/// <summary>A piece of a template or of a condition.</summary>
internal abstract record TemplatePart
{
    private TemplatePart() { }

    /// <summary>Scriban text, as it stands.</summary>
    public sealed record Written(string Text) : TemplatePart;

    /// <summary>A constant of C#: how it appears, and how code writes it.</summary>
    public sealed record Constant(string Text, string Literal) : TemplatePart;

    /// <summary>A value.</summary>
    public sealed record Hole(ValueSource Source) : TemplatePart;

    public static TemplatePart Of(string constant) => new Constant(constant, ScribanLiteral.Of(constant));

    public static TemplatePart Of<T>(T number)
        where T : struct
    {
        var literal = ScribanLiteral.Of(ConstantJson.Write(number));
        return new Constant(literal, literal);
    }
}
