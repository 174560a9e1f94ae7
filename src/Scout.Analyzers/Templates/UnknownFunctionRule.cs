namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1026: templates have no function of the name.</summary>
internal sealed class UnknownFunctionRule() : TemplateFindingRule(Descriptors.UnknownFunction);
