using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Determinism;
using Scout.Analyzers.Graph;
using Scout.Analyzers.Limits;
using Scout.Analyzers.Security;
using Scout.Analyzers.Templates;
using Scout.Analyzers.Values;

namespace Scout.Analyzers.Fixes;

/// <summary>A fix that puts the text that its rule suggests in place of what the rule marked.</summary>
/// <param name="descriptor">The rule.</param>
/// <param name="title">What the editor shows; null for the text that the rule suggests.</param>
/// <param name="quote">What the text stands between in the source.</param>
public abstract class ReplacementFixer(DiagnosticDescriptor descriptor, string? title = null, string quote = "") : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [descriptor.Id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixEverywhere.Batch;

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixKeys.Replacement, out var replacement) && replacement is not null)
            {
                var span = Place(diagnostic).SourceSpan;
                context.RegisterCodeFix(
                    CodeAction.Create(
                        replacement.Length == 0 ? "Leave it out" : title ?? $"Use '{replacement}'",
                        cancellation => Replace(context.Document, span, quote + replacement + quote, cancellation),
                        equivalenceKey: descriptor.Id),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>What the suggestion is to stand in place of.</summary>
    /// <param name="diagnostic">What the rule reported.</param>
    private protected virtual Location Place(Diagnostic diagnostic) => diagnostic.Location;

    private static async Task<Document> Replace(Document document, TextSpan span, string replacement, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.Replace(span, replacement));
    }
}

/// <summary>SCOUT1001: gives a block an id that is right.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BlockIdFixer() : ReplacementFixer(BlockIdRule.Descriptor, quote: "\"");

/// <summary>SCOUT1002: gives the second of two blocks an id of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class DuplicateBlockIdFixer() : ReplacementFixer(DuplicateBlockIdRule.Descriptor, quote: "\"");

/// <summary>SCOUT1011: takes the name that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownNameFixer() : ReplacementFixer(TemplateCheckRule.UnknownName);

/// <summary>SCOUT1012: takes the member that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownMemberFixer() : ReplacementFixer(TemplateCheckRule.UnknownMember);

/// <summary>SCOUT1014: moves a setting to the nearest end of its range.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SettingOutOfRangeFixer() : ReplacementFixer(SettingOutOfRangeRule.Descriptor);

/// <summary>SCOUT1026: takes the function that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownFunctionFixer() : ReplacementFixer(TemplateCheckRule.UnknownFunction);

/// <summary>SCOUT1036: adds the escape, or leaves out one too many.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnescapedValueFixer() : ReplacementFixer(UnescapedValueRule.Descriptor, title: "Escape the value")
{
    // Of a raw string with too few braces around its holes, all is written anew; with an escape goes the white space before it.
    private protected override Location Place(Diagnostic diagnostic) => diagnostic.AdditionalLocations is [var all] ? all : diagnostic.Location;
}

/// <summary>SCOUT1037: makes the string an interpolated one with typed holes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TypedHolePossibleFixer() : ReplacementFixer(TypedHolePossibleRule.Descriptor, title: "Use typed holes");

/// <summary>SCOUT1043: takes the parameter that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownArgumentFixer() : ReplacementFixer(UnknownArgumentRule.Descriptor);

/// <summary>SCOUT1046: makes it by <c>Of</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MadeWithNewFixer() : ReplacementFixer(MadeWithNewRule.Descriptor, title: "Make it of values");

/// <summary>SCOUT2017: orders the collection.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnorderedEnumerationFixer() : ReplacementFixer(UnorderedEnumeration.Descriptor);

/// <summary>SCOUT2022: sends the request by TLS.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class HostNotSafeFixer() : ReplacementFixer(HostNotSafeRule.Descriptor);

/// <summary>SCOUT2041: names the model of <c>scout.json</c> that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownModelFixer() : ReplacementFixer(UnknownModelRule.Descriptor);

/// <summary>SCOUT2042: reads the variable of <c>scout.json</c> that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownVariableFixer() : ReplacementFixer(UnknownVariableRule.Descriptor);
