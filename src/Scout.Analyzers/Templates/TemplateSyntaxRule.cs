namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1010: the text does not parse, or uses a statement that templates do not have.</summary>
internal sealed class TemplateSyntaxRule() : TemplateFindingRule(Descriptors.TemplateSyntax);
