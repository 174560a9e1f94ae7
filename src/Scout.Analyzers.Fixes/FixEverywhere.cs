using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Scout.Analyzers.Fixes;

/// <summary>Mends everything that a rule reports, also where it is not said which of its fixes is meant: each has one, whose key is the rule's id.</summary>
/// <remarks>
/// <c>dotnet format</c> takes the key from the fix of the first finding of the whole analyzer. Ours reports every rule: that finding may be another
/// rule's, or one without a fix, and then it would mend nothing.
/// </remarks>
/// <param name="inner">What mends all.</param>
internal sealed class FixEverywhere(FixAllProvider inner) : FixAllProvider
{
    /// <summary>For fixes that can be made side by side.</summary>
    public static readonly FixEverywhere Batch = new(WellKnownFixAllProviders.BatchFixer);

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => inner.GetSupportedFixAllScopes();

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        inner.GetFixAsync(fixAllContext.CodeActionEquivalenceKey is null ? WithKey(fixAllContext, fixAllContext.CodeFixProvider.FixableDiagnosticIds[0]) : fixAllContext);

    private static FixAllContext WithKey(FixAllContext context, string key) => context.Document is { } document
        ? new(document, context.CodeFixProvider, context.Scope, key, context.DiagnosticIds, new Findings(context), context.CancellationToken)
        : new(context.Project, context.CodeFixProvider, context.Scope, key, context.DiagnosticIds, new Findings(context), context.CancellationToken);

    private sealed class Findings(FixAllContext context) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) =>
            await context.GetProjectDiagnosticsAsync(project).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) =>
            await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
    }
}
