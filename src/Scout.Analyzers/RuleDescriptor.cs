using Microsoft.CodeAnalysis;

namespace Scout.Analyzers;

/// <summary>Makes what the compiler is told of a rule. A rule makes the message itself, because the snapshot says the same.</summary>
internal static class RuleDescriptor
{
    private const string Pages = "https://scout.build/rules/";

    /// <param name="id">The rule's id, which is also the address of its page.</param>
    /// <param name="category">One of <see cref="RuleCategory"/>.</param>
    /// <param name="defaultSeverity">How bad it is where nobody has set it otherwise.</param>
    /// <param name="title">What the rule asks for.</param>
    /// <param name="tags">Of the compiler's <see cref="WellKnownDiagnosticTags"/>.</param>
    public static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity defaultSeverity, string title, params string[] tags) =>
        new(id, title, "{0}", category, defaultSeverity, isEnabledByDefault: true, helpLinkUri: Pages + id, customTags: tags);
}

/// <summary>What a rule is about: <c>.editorconfig</c> can set all rules of a category at once.</summary>
internal static class RuleCategory
{
    public const string Graph = "Scout.Graph";
    public const string Values = "Scout.Values";
    public const string Templates = "Scout.Templates";
    public const string Determinism = "Scout.Determinism";
    public const string Security = "Scout.Security";
    public const string Code = "Scout.Code";
    public const string Limits = "Scout.Limits";
    public const string Contracts = "Scout.Contracts";
}
