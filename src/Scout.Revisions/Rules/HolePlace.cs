namespace Scout.Revisions.Rules;

/// <summary>Where a hole was put.</summary>
internal enum HolePlace
{
    /// <summary>In code: the bare expression.</summary>
    InCode,

    /// <summary>In text: the expression between braces.</summary>
    InText,

    /// <summary>In text after a brace, for which code stands now.</summary>
    AfterBrace,
}
