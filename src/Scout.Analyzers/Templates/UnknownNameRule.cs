namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1011: no block, and nothing else, has the name.</summary>
internal sealed class UnknownNameRule() : TemplateFindingRule(Descriptors.UnknownName);
