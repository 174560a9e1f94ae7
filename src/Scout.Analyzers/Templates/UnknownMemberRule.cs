namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1012: what is read has no member of the name.</summary>
internal sealed class UnknownMemberRule() : TemplateFindingRule(Descriptors.UnknownMember);
