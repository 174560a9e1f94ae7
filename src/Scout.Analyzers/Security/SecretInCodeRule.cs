using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Security;

/// <summary>SCOUT2020 in a code block: what stands there is in the bundle of every revision.</summary>
internal sealed class SecretInCodeRule() : CodeMethodRule(Descriptors.HardCodedSecret)
{
    public override void Check(CodeMethodModel method, RuleContext context) => SecretLiterals.Report(method.Syntax, context);
}
