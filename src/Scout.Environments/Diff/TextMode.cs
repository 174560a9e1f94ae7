namespace Scout.Environments.Diff;

/// <summary>How a string in a revision names blocks.</summary>
internal enum TextMode
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The whole of it is a Scriban expression.</summary>
    Expression,

    /// <summary>Scriban stands between <c>{{</c> and <c>}}</c>.</summary>
    Template,
}
