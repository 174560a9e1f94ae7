using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scout.Execution.Templates;

/// <summary>Gives a template its variables, each converted only when it is read.</summary>
internal sealed class VariablesObject(ITemplateVariables variables) : IScriptObject
{
    public int Count => 0;

    public bool IsReadOnly
    {
        get => true;
        set => throw new NotSupportedException();
    }

    public IEnumerable<string> GetMembers() => [];

    public bool Contains(string member) => variables.TryGetScript(member, out _);

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) => variables.TryGetScript(member, out value);

    public bool CanWrite(string member) => !Contains(member);

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
