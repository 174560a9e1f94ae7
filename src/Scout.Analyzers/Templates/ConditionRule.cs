namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1013: the condition is known to be something else than true or false.</summary>
internal sealed class ConditionRule() : TemplateFindingRule(Descriptors.ConditionIsNoBoolean);
