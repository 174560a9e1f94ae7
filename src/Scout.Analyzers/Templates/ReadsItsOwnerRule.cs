namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1022: the block is the one whose part the template is.</summary>
internal sealed class ReadsItsOwnerRule() : TemplateFindingRule(Descriptors.ReadsItsOwner);
