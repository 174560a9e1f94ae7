using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scout.Execution.Templates;

/// <summary>What <c>secrets.NAME</c> reads. It has no members to list, so that no template shows them all.</summary>
internal sealed class SecretsObject(Func<string, string> read) : IScriptObject
{
    public int Count => 0;

    public bool IsReadOnly
    {
        get => true;
        set => throw new NotSupportedException();
    }

    public IEnumerable<string> GetMembers() => [];

    public bool Contains(string member) => true;

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        value = read(member);
        return true;
    }

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
        if (!readOnly)
        {
            throw new NotSupportedException();
        }
    }

    public IScriptObject Clone(bool deep) => this;
}
