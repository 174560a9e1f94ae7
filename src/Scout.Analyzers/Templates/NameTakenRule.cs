namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1019: a variable of the template has the name of something that can be read.</summary>
internal sealed class NameTakenRule() : TemplateFindingRule(Descriptors.NameTaken);
