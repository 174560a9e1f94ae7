using System.Collections;
using System.Globalization;
using System.Numerics;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>What becomes of the values that nodes give.</summary>
internal sealed partial class GuardedContext
{
    private const int ItemCost = 8;
    private const int LongestNumber = 1024;
    private const int LongString = 256;

    // So much is kept for the next rendering: values made, and characters written.
    private const int MostMade = 256;
    private const int MostKept = 16 * 1024;

    private readonly Dictionary<object, int> _made = new(ReferenceEqualityComparer.Instance);

    private bool Forget()
    {
        var isSmall = _made.Count <= MostMade;
        _made.Clear();
        return isSmall;
    }

    private object? Admit(object? value)
    {
        switch (value)
        {
            case IScriptOutput captured:
                return Admit(captured.ToString());
            case string text when text.Length > LongString && _made.TryAdd(text, 0):
                if (text.Length > _limits.Output)
                {
                    throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{_limits.Output} characters of text"));
                }

                Pay(text.Length);
                Burn(text.Length / LongString);
                return value;
            case string or null or bool or IScriptCustomFunction or VariablesObject or SecretsObject or TemplateNumber or TemplateDate:
                return value;
            case BigInteger number when number.GetBitLength() > LongestNumber:
                throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{LongestNumber} bits in a number"));
            case int.MinValue or long or ulong or uint or short or ushort or sbyte or byte or double or float or decimal or BigInteger:
                return TemplateNumber.Of(value);
            case GivenObject given:
                given.ConvertAll();
                return value;
            case GivenArray given:
                given.ConvertAll();
                return value;
            case ScriptObject { IsReadOnly: false } made:
                AdmitMembers(made, made.Count, made.Values);
                return value;
            case ScriptArray { IsReadOnly: false } made:
                AdmitMembers(made, made.Count, made);
                return value;
            case ScriptRange or IEnumerable and not IList and not IScriptObject:
                return Make((IEnumerable)value);
            default:
                return value;
        }
    }

    private void AdmitMembers(object made, int count, IEnumerable<object?> members)
    {
        if (_made.ContainsKey(made))
        {
            return;
        }

        Burn(count);
        Pay((long)count * ItemCost);
        var depth = 0;
        foreach (var member in members)
        {
            if (member is ScriptRange or (IEnumerable and not IList and not IScriptObject and not string))
            {
                throw new ScriptRuntimeException(CurrentSpan, "A list that is computed on demand cannot be an item of another.");
            }

            depth = Math.Max(depth, member is not null and not string && _made.TryGetValue(member, out var inner) ? inner : 0);
        }

        if (++depth > _limits.Depth)
        {
            throw TemplateErrors.LimitReached($"{_limits.Depth} levels of nesting");
        }

        _made.Add(made, depth);
    }

    private ScriptArray Make(IEnumerable items)
    {
        var made = new ScriptArray();
        foreach (var item in items)
        {
            Burn(1);
            Pay(ItemCost);
            made.Add(TemplateNumber.Of(item));
        }

        AdmitMembers(made, 0, made);
        return made;
    }
}
