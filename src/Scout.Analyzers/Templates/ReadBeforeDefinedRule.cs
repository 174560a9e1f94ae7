namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1017: the block is defined after the one that reads it.</summary>
internal sealed class ReadBeforeDefinedRule() : TemplateFindingRule(Descriptors.ReadBeforeDefined);
