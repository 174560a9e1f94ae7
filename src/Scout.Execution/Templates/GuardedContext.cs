using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>
/// One rendering's context. Fuel, memory and deadline are checked at every node, since the library's own limits can be got round:
/// lists that are computed on demand are made at once, and everything that a node makes is paid for.
/// </summary>
internal sealed class GuardedContext : TemplateContext
{
    private const int ItemCost = 8;
    private const int LongestNumber = 1024;
    private const int LongString = 256;
    private readonly TemplateLimits _limits;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly Dictionary<object, int> _made = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _secrets = new(StringComparer.Ordinal);
    private readonly ITemplateVariables _variables;
    private int _secretReads;
    private string _lastSecret = "";
    private long _fuel;
    private long _memory;
    private long _written;

    public GuardedContext(TemplateLimits limits, TimeProvider time, ScriptObject functions, ITemplateVariables variables, CancellationToken deadline)
        : base(functions)
    {
        _variables = variables;
        _limits = limits;
        _time = time;
        _began = time.GetTimestamp();
        _fuel = limits.Fuel;
        _memory = limits.Memory;
        CancellationToken = deadline;
        StrictVariables = true;
        EnableRelaxedMemberAccess = true;
        MemberFilter = _ => false;
        TemplateLoader = null;
        RegexTimeOut = TimeSpan.FromMilliseconds(250);
        // Never reached: texts that long have thrown before. Scriban would cut them and say nothing.
        LimitToString = limits.Output + 1;
        LoopLimit = (int)Math.Min(limits.Fuel, int.MaxValue);
        RecursiveLimit = 64;
        AutoIndent = false;
        NewLine = "\n";
    }

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        Burn(1);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (scriptNode is ScriptRawStatement raw)
        {
            Written(raw.Text.Length);
        }

        var reads = _secretReads;
        var value = Admit(scriptNode is ScriptBinaryExpression binary && IsComparison(binary.Operator)
            ? Compare(binary)
            : base.Evaluate(scriptNode, aliasReturnedFunction));
        if (_secrets.Count > 0)
        {
            Follow(scriptNode, value, reads);
        }

        return value;
    }

    /// <summary>A secret was read: what is made of it is followed.</summary>
    public void SecretRead(string name, string text)
    {
        _secrets[text] = name;
        _lastSecret = name;
        _secretReads++;
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (ObjectToString(textAsObject) is { } text)
        {
            Written(text.Length);
            Write(text);
        }

        return this;
    }

    public override string? ObjectToString(object? value, bool nested = false)
    {
        var text = value switch
        {
            null => nested ? "null" : null,
            string already => already,
            TemplateDate date => date.ToString(),
            bool truth => truth ? "true" : "false",
            IScriptCustomFunction => throw new ScriptRuntimeException(CurrentSpan, "A function has no text. Call it with its arguments."),
            IEnumerable list => JsonText.Of(list, _limits),
            IFormattable or IConvertible => JsonScript.NumberText(value),
            _ => "",
        };
        if (text?.Length > _limits.Output)
        {
            throw TemplateErrors.LimitReached($"{_limits.Output} characters of text");
        }

        Burn((text?.Length ?? 0) / LongString);
        return text;
    }

    public override bool ToBool(SourceSpan span, object? value) =>
        value is IFormattable
            ? throw new ScriptRuntimeException(span, $"The number {JsonScript.NumberText(value)} is used as true or false. Compare it, such as 'x > 0'.")
            : base.ToBool(span, value);

    protected override bool OnStepLoop(ScriptLoopStatementBase loop)
    {
        Burn(1);
        return true;
    }

    // No reflection on anything: what is no JSON has no members.
    protected override IObjectAccessor? GetMemberAccessorImpl(object target) => target switch
    {
        KeyValuePair<string, object?> => MemberPairAccessor.Instance,
        IScriptObject or string or IList => base.GetMemberAccessorImpl(target),
        _ => null,
    };

    private static bool IsComparison(ScriptBinaryOperator op) => op is ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual
        or ScriptBinaryOperator.CompareLess or ScriptBinaryOperator.CompareLessOrEqual or ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareGreaterOrEqual;

    // Scriban would compare the texts of dates, of which the earlier may be the greater.
    private object? Compare(ScriptBinaryExpression comparison)
    {
        var left = Evaluate(comparison.Left, aliasReturnedFunction: false);
        var right = Evaluate(comparison.Right, aliasReturnedFunction: false);
        var span = comparison.OperatorToken?.Span ?? comparison.Span;
        try
        {
            return left is TemplateDate || right is TemplateDate
                ? TemplateDate.Compare(comparison.Operator, left, right)
                : ScriptBinaryExpression.Evaluate(this, span, comparison.Operator, comparison.Left?.Span ?? span, left, comparison.Right?.Span ?? span, right);
        }
        catch (Exception exception) when (exception is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(span, exception.Message, exception);
        }
    }

    // What a call or a sum gives that had a secret in it is made of the secret; what a choice gives is not.
    private void Follow(ScriptNode? node, object? value, int reads)
    {
        if (value is string known && _secrets.TryGetValue(known, out var name))
        {
            _lastSecret = name;
            _secretReads++;
        }
        else if (_secretReads != reads && node is ScriptPipeCall or ScriptFunctionCall or ScriptIndexerExpression or ScriptBinaryExpression { Operator: ScriptBinaryOperator.Add })
        {
            foreach (var text in (value is ScriptArray list ? list : Enumerable.Repeat(value, 1)).OfType<string>().ToArray())
            {
                _secrets[text] = _lastSecret;
                _secretReads++;
                _variables.MadeOfSecret(_lastSecret, text);
            }
        }
    }

    private void Burn(long steps)
    {
        var before = _fuel;
        _fuel -= steps;
        if (_fuel < 0)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{_limits.Fuel} steps"));
        }

        if (before >> 10 != _fuel >> 10 && _time.GetElapsedTime(_began) > _limits.Deadline)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{_limits.Deadline.TotalSeconds} s"));
        }
    }

    private void Pay(long characters)
    {
        _memory -= characters;
        if (_memory < 0)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{_limits.Memory} characters in memory"));
        }
    }

    private void Written(int characters)
    {
        _written += characters;
        if (_written > _limits.Output)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{_limits.Output} characters of output"));
        }
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
