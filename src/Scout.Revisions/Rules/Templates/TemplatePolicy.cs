using Scriban.Syntax;

namespace Scout.Revisions.Rules.Templates;

/// <summary>What templates may not use: whatever could change what they are given, build a ring, reach outside, or hide what they read.</summary>
internal static class TemplatePolicy
{
    private const string NotAvailable = "'readonly', 'wrap' and 'tablerow' are not available; use 'for' and 'capture'";

    /// <summary>What a node uses and may not, and what to do instead; null where it may.</summary>
    public static RefusedUse? Refused(ScriptNode node) => node switch
    {
        ScriptThisExpression => new("'this'", "'this' is not available, because it hides what a template reads; write the names"),
        ScriptWithStatement => new("'with'", "'with' is not available, because it hides what a template reads; write the whole paths"),
        ScriptImportStatement => new("'import'", "'import' is not available, because it hides what a template reads; write the whole paths"),
        ScriptReadOnlyStatement => new("'readonly'", NotAvailable),
        ScriptWrapStatement => new("'wrap'", NotAvailable),
        ScriptTableRowStatement => new("'tablerow'", NotAvailable),
        ScriptAssignExpression { Target: not ScriptVariable } or ScriptIncrementDecrementExpression { Right: not ScriptVariable } =>
            new("an assignment to a member or an item", "a member or an item cannot be changed; use a variable of the template"),
        _ => null,
    };
}

/// <summary>Something that templates may not use.</summary>
internal sealed class RefusedUse(string what, string message)
{
    /// <summary>What it is: <c>'this'</c>.</summary>
    public string What { get; } = what;

    /// <summary>That it is not available, and the remedy.</summary>
    public string Message { get; } = message;
}
