using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.CodeCalls;
using Scout.Analyzers.Forms;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Code;

/// <summary>SCOUT2008: a call of <c>Code</c> does not compile, because of what the method is given. The compiler names type parameters of the library; this rule names the method's own.</summary>
internal sealed class CodeArgumentsRule() : ValueRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2008", RuleCategory.Code, DiagnosticSeverity.Error, "A code block gives its method what it takes");

    private static readonly string[] OfTheCall = ["options", "file", "line"];

    public override void Check(IOperation operation, RuleContext context)
    {
        if (operation is not IInvalidOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call }
            || !CodeMethods.IsCall(call)
            || !context.Symbols.IsFlow(context.SemanticModel.GetTypeInfo(called.Expression, context.Cancellation).Type))
        {
            return;
        }

        var id = call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.ValueText: var text } }, ..] ? text : "?";
        if (call.ArgumentList.Arguments is [_, { Expression: var code }, ..] && code is AnonymousFunctionExpressionSyntax)
        {
            context.Report(CodeBindingRule.CodeWithoutName, code.GetLocation(), $"block '{id}': {CodeProblem.NoName().Message}");
        }
        else if (CodeMethods.Given(call) is { } given && CodeMethods.Named(given, context.SemanticModel) is [{ MethodKind: MethodKind.Ordinary } method])
        {
            Check(call, given, method, $"block '{id}'", context);
        }
    }

    private static void Check(InvocationExpressionSyntax call, ExpressionSyntax given, IMethodSymbol method, string subject, RuleContext context)
    {
        var name = $"{method.ContainingType.MetadataName}.{method.Name}";
        if (method.ReturnsVoid)
        {
            context.Report(CodeBindingRule.CodeYieldsNothing, given.GetLocation(), $"{subject}: {CodeProblem.YieldsNothing(name).Message}");
            return;
        }

        var parameters = method.Parameters.Where(parameter => !Cancellable.IsToken(parameter.Type, context.Symbols)).ToArray();
        var values = call.ArgumentList.Arguments.Skip(2).Where(argument => argument.NameColon is not { Name.Identifier.ValueText: var label } || !OfTheCall.Contains(label)).ToArray();
        if (values.LastOrDefault() is { Expression: var last } && IsOptions(last, context))
        {
            values = [.. values.Take(values.Length - 1)];
        }

        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i].Expression;
            if (i >= parameters.Length)
            {
                context.Report(Descriptor, value.GetLocation(), $"{subject}: '{name}' takes {Count(parameters.Length)}, and '{value}' is one too many; take it out, or give the method a parameter for it");
                return;
            }

            if (Misfit(value, parameters[i].Type, context) is { } type)
            {
                context.Report(
                    Descriptor, value.GetLocation(),
                    $"{subject}: '{parameters[i].Name}' of '{name}' is {TypeName.Of(parameters[i].Type)}, and '{value}' is {TypeName.Of(type)}; pass a value of the parameter's type, or change the parameter");
                return;
            }
        }

        if (parameters.Skip(values.Length).FirstOrDefault(parameter => !parameter.IsOptional) is { } missing)
        {
            context.Report(Descriptor, given.GetLocation(), $"{subject}: '{name}' also takes '{missing.Name}' ({TypeName.Of(missing.Type)}), for which there is no value; pass one, or give the parameter a default");
        }
    }

    private static string Count(int values) => values switch { 0 => "no value", 1 => "1 value", _ => $"{values} values" };

    private static bool IsOptions(ExpressionSyntax argument, RuleContext context) => argument is ImplicitObjectCreationExpressionSyntax
        || context.SemanticModel.GetTypeInfo(argument, context.Cancellation).Type is { } type && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition.BaseType, context.Symbols.BlockOptions);

    /// <summary>The type of what is given, where the parameter surely does not take it.</summary>
    private static ITypeSymbol? Misfit(ExpressionSyntax value, ITypeSymbol parameter, RuleContext context)
    {
        var type = context.SemanticModel.GetTypeInfo(value, context.Cancellation).Type;
        var given = context.Symbols.ValueType(type) ?? type;
        return given is null or IErrorTypeSymbol || context.Compilation.ClassifyCommonConversion(given, parameter).IsImplicit || KnownTypes.IsList(given) && KnownTypes.IsList(parameter) ? null : given;
    }
}
