namespace Scout.Analyzers.Texts;

/// <summary>How a literal's characters are written.</summary>
internal enum LiteralForm
{
    /// <summary>With backslashes.</summary>
    Ordinary,

    /// <summary>With doubled quotes.</summary>
    Verbatim,

    /// <summary>As they are; the indentation of lines does not count.</summary>
    Raw,
}
