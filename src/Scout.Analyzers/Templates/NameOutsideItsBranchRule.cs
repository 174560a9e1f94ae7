namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1003, of names in text: the block runs only in a branch or a loop that the reader is not in. Values in C# are another rule's.</summary>
internal sealed class NameOutsideItsBranchRule() : TemplateFindingRule(Descriptors.ValueOutsideItsBranch);
