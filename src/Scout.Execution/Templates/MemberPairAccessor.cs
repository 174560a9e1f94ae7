using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scout.Execution.Templates;

/// <summary>What <c>for member in object</c> goes through: <c>member.key</c> and <c>member.value</c>.</summary>
internal sealed class MemberPairAccessor : IObjectAccessor
{
    public static MemberPairAccessor Instance { get; } = new();

    public bool HasIndexer => false;

    public Type IndexType => typeof(string);

    public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => 2;

    public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => ["key", "value"];

    public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => member is "key" or "value";

    public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        var pair = (KeyValuePair<string, object?>)target;
        value = member == "key" ? pair.Key : member == "value" ? pair.Value : null;
        return HasMember(context, span, target, member);
    }

    public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

    public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = null;
        return false;
    }

    public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
}
