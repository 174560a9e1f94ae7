using System.Text.Json;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scout.Execution.Templates;

/// <summary>What a template reads at its root.</summary>
internal interface ITemplateVariables
{
    /// <summary>A value as JSON; false where there is none of that name, or none that JSON has (secrets).</summary>
    bool TryGetJson(string name, out JsonElement value);

    /// <summary>A value as templates see it, read-only.</summary>
    bool TryGetScript(string name, out object? value);

    /// <summary>The longest time that rendering may take, where that is less than a template may at most; none: it is not.</summary>
    TimeSpan? Timeout => null;

    /// <summary>Whether nobody waits for the result any more.</summary>
    bool IsStopped => false;

    /// <summary>The template made this text of a secret.</summary>
    void MadeOfSecret(string name, string text);
}

/// <summary>Gives a template its variables, each converted only when it is read.</summary>
internal sealed class VariablesObject : IScriptObject
{
    /// <summary>Those of the template that is being rendered; none between two.</summary>
    public ITemplateVariables? Variables { get; set; }

    public int Count => 0;

    public bool IsReadOnly
    {
        get => true;
        set => throw new NotSupportedException();
    }

    public IEnumerable<string> GetMembers() => [];

    public bool Contains(string member) => Variables!.TryGetScript(member, out _);

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) => Variables!.TryGetScript(member, out value);

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
        var secret = read(member);
        (context as GuardedContext)?.SecretRead(member, secret);
        value = secret;
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
