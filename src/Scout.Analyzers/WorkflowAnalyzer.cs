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
        context.RegisterSyntaxNodeAction(node => Method(node, project), SyntaxKind.MethodDeclaration);
        context.RegisterSyntaxNodeAction(node => Class(node, project), SyntaxKind.ClassDeclaration);
        if (!project.Contracts.Baseline.Revisions.IsEmpty)
        {
            context.RegisterSemanticModelAction(file => File(file, project));
        }

        context.RegisterCompilationEndAction(end => project.Check(AllRules.Projects, end));
    }

    // Syntax first: most methods of a project are no business of any rule, and binding one costs more than all the rules.
    private static void Method(SyntaxNodeAnalysisContext context, Project project)
    {
        var syntax = (MethodDeclarationSyntax)context.Node;
        var mayDefine = DefinitionSyntax.MayDefine(syntax);
        if (!mayDefine && !project.Index.MayBeCode(syntax)
            || context.SemanticModel.GetDeclaredSymbol(syntax, context.CancellationToken) is not { } method
            || context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IMethodBodyOperation body)
        {
            return;
        }

        var rules = new RuleContext(project, context);
        if (mayDefine && DefinitionReader.Read(method, body, project.Symbols, context.CancellationToken) is { } definition)
        {
            foreach (var rule in AllRules.Definitions)
            {
                rule.Check(definition, rules);
            }
        }
        else
        {
            var code = new CodeMethodModel(method, syntax, body);
            foreach (var rule in AllRules.CodeMethods)
            {
                rule.Check(code, rules);
            }
        }
    }

    private static void Class(SyntaxNodeAnalysisContext context, Project project)
    {
        var syntax = (ClassDeclarationSyntax)context.Node;
        if (syntax.BaseList is null
            || context.SemanticModel.GetDeclaredSymbol(syntax, context.CancellationToken) is not { } type
            || WorkflowModel.Of(type, syntax, project.Symbols) is not { } workflow)
        {
            return;
        }

        var rules = new RuleContext(project, context);
        foreach (var rule in AllRules.Workflows)
        {
            rule.Check(workflow, rules);
        }
    }

    private static void File(SemanticModelAnalysisContext context, Project project)
    {
        foreach (var rule in AllRules.Files)
        {
            rule.Check(project, context);
        }
    }
}
