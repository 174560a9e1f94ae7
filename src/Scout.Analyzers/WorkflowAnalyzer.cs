using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers;

/// <summary>Looks once at each definition, code block and workflow class, and shows it to every rule.</summary>
/// <remarks>One analyzer, not one per rule: reading a definition and parsing its templates is what costs, and every rule needs it.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkflowAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => AllRules.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (KnownSymbols.Of(context.Compilation) is not { } symbols)
        {
            return;
        }

        var project = new Project(context.Compilation, context.Options, symbols);
        context.RegisterSemanticModelAction(file => File(file, project));
        context.RegisterCompilationEndAction(end => project.Check(AllRules.Projects, end));
    }

    // A file at a time, not a node: to hand out nodes the compiler goes through all of every method once more.
    private static void File(SemanticModelAnalysisContext context, Project project)
    {
        var rules = new RuleContext(project, context);
        foreach (var declaration in context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken).DescendantNodes(MayDeclare))
        {
            switch (declaration)
            {
                case MethodDeclarationSyntax method:
                    Method(method, rules);
                    break;
                case ClassDeclarationSyntax type:
                    Class(type, rules);
                    break;
            }
        }

        if (!project.Contracts.Baseline.Revisions.IsEmpty)
        {
            foreach (var rule in AllRules.Files)
            {
                rule.Check(project, context);
            }
        }
    }

    private static bool MayDeclare(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    // Syntax first: most methods of a project are no business of any rule, and binding one costs more than all the rules.
    private static void Method(MethodDeclarationSyntax syntax, RuleContext rules)
    {
        var mayDefine = DefinitionSyntax.MayDefine(syntax);
        var mayBeCode = rules.Project.Index.MayBeCode(syntax);
        var hasValues = mayDefine || DefinitionSyntax.HasValues(syntax);
        if (!hasValues && !mayBeCode
            || rules.SemanticModel.GetDeclaredSymbol(syntax, rules.Cancellation) is not { } method
            || rules.SemanticModel.GetOperation(syntax, rules.Cancellation) is not IMethodBodyOperation body)
        {
            return;
        }

        if (mayDefine && DefinitionReader.Read(method, body, rules.Symbols, rules.Cancellation) is { } definition)
        {
            foreach (var rule in AllRules.Definitions)
            {
                rule.Check(definition, rules);
            }
        }
        else if (mayDefine || mayBeCode)
        {
            var code = new CodeMethodModel(method, syntax, body);
            foreach (var rule in AllRules.CodeMethods)
            {
                rule.Check(code, rules);
            }
        }

        if (hasValues)
        {
            Values(body, rules);
        }
    }

    private static void Values(IMethodBodyOperation body, RuleContext rules)
    {
        foreach (var operation in body.Descendants())
        {
            rules.Cancellation.ThrowIfCancellationRequested();
            foreach (var rule in AllRules.Values)
            {
                rule.Check(operation, rules);
            }
        }
    }

    private static void Class(ClassDeclarationSyntax syntax, RuleContext rules)
    {
        if (syntax.BaseList is null
            || rules.SemanticModel.GetDeclaredSymbol(syntax, rules.Cancellation) is not { } type
            || WorkflowModel.Of(type, syntax, rules.Symbols) is not { } workflow)
        {
            return;
        }

        foreach (var rule in AllRules.Workflows)
        {
            rule.Check(workflow, rules);
        }
    }
}
