using System.Collections;
using System.Globalization;
using System.Numerics;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>What becomes of the values that nodes give.</summary>
internal sealed partial class GuardedContext
{
    /// <summary>What each group of a match takes, in characters of two bytes.</summary>
    public const int GroupCost = 24;

    /// <summary>What a list or an object takes that has nothing in it.</summary>
    public const int ContainerCost = 60;

    // A place in a list, and what is around a text or a number.
    private const int ItemCost = 8;
    private const int HeadCost = 12;
    private const int LongestNumber = 1024;
    private const int LongString = 256;

    // So much is kept for the next rendering: values made, and characters written.
    private const int MostMade = 256;
    private const int MostKept = 16 * 1024;

    // How much a list or an object may be when it is written with all that is in it: small ones may hold each other.
    private const long MostWritten = 16_000_000;

    private readonly Dictionary<object, Made> _made = new(ReferenceEqualityComparer.Instance);

    /// <summary>What is known of a value that was made.</summary>
    /// <param name="Depth">How deep it is nested.</param>
    /// <param name="Written">How many characters it has about, when it is written.</param>
    private readonly record struct Made(int Depth, long Written);

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
            case string text when text.Length > LongString && _made.TryAdd(text, new(0, text.Length)):
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
        Pay(ContainerCost + ((long)count * ItemCost));
        var (depth, written) = (0, 0L);
        foreach (var member in members)
        {
            if (member is ScriptRange or (IEnumerable and not IList and not IScriptObject and not string))
            {
                throw new ScriptRuntimeException(CurrentSpan, "A list that is computed on demand cannot be an item of another.");
            }

            AdmitMember(member);
            var known = Known(member is KeyValuePair<string, object?> pair ? pair.Value : member);
            depth = Math.Max(depth, known.Depth);
            written += known.Written;
        }

        if (++depth > _limits.Depth)
        {
            throw TemplateErrors.LimitReached($"{_limits.Depth} levels of nesting");
        }

        if (written > MostWritten)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{MostWritten} characters in a list or an object"));
        }

        _made.Add(made, new(depth, written + count));
    }

    private Made Known(object? member) => member switch
    {
        string text => new(0, text.Length + 2),
        GivenObject given => new(0, given.Written),
        GivenArray given => new(0, given.Written),
        not null when _made.TryGetValue(member, out var made) => made,
        _ => new(0, 2),
    };

    // A text that no node gave has not been paid for, however many of them there are.
    private void AdmitMember(object? member)
    {
        switch (member)
        {
            case string { Length: > LongString } text:
                Admit(text);
                break;
            case string text:
                Pay(HeadCost + text.Length);
                break;
            case TemplateNumber:
                Pay(HeadCost * 4);
                break;
        }
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
