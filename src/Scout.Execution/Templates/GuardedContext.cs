using System.Collections;
using System.Runtime.CompilerServices;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>
/// What a template is rendered in, one rendering after the other. Fuel, memory and deadline are checked at every node, since the library's own limits can be
/// got round: lists that are computed on demand are made at once, and everything that a node makes is paid for.
/// </summary>
internal sealed partial class GuardedContext : TemplateContext, IDisposable
{
    private readonly TemplateLimits _limits;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, string> _secrets = new(StringComparer.Ordinal);
    private readonly VariablesObject _read = new();
    private readonly ScriptObject _set = [];
    private int _secretReads;
    private string _lastSecret = "";

    // Where the text goes to, and what is written there rather than into a variable of the template's.
    private TextPlace? _place;
    private IScriptOutput? _placed;

    public GuardedContext(TemplateLimits limits, TimeProvider time, ScriptObject functions)
        : base(functions)
    {
        _limits = limits;
        _time = time;
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

    /// <summary>Begins a rendering: nothing of another one is left.</summary>
    /// <param name="variables">What the template reads.</param>
    /// <param name="calls">Whether it calls functions, of which a single one may take long.</param>
    /// <param name="place">Where its text goes to; none: nowhere in particular.</param>
    public void Begin(ITemplateVariables variables, bool calls, TextPlace? place = null)
    {
        (_place, _placed) = (place, place is null ? null : Output);
        _read.Variables = variables;
        PushGlobal(_read);
        PushGlobal(_set);
        FillUp();
        _longest = variables.Timeout is { } limit && limit < _limits.Deadline ? limit : _limits.Deadline;
        if (calls)
        {
            StartClock();
        }
    }

    /// <summary>Ends a rendering that came to its end. After one that did not, the context is not to be used again.</summary>
    /// <returns>Whether it is worth keeping: what a large template has made it grow to would be kept with it.</returns>
    public bool End()
    {
        Reset();
        ResetPreviousNewLine();
        CurrentIndent = null;
        _read.Variables = null;
        (_place, _placed) = (null, null);
        _set.Clear();
        if (_secrets.Count > 0)
        {
            _secrets.Clear();
            _lastSecret = "";
        }

        _secretReads = 0;
        StopClock();
        return Forget() && ((StringBuilderOutput)Output).Builder.Capacity <= MostKept;
    }

    /// <summary>Lets go of the timer. The context is not to be used again.</summary>
    public void Dispose() => _deadline?.Dispose();

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        Burn(1);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (scriptNode is ScriptRawStatement raw)
        {
            Written(raw.Text.Length);
            if (_place is not null && Output == _placed)
            {
                _place.Own(raw.Text.ToString());
            }
        }

        var reads = _secretReads;
        var value = Admit(scriptNode switch
        {
            ScriptBinaryExpression binary when IsComparison(binary.Operator) => Compare(binary),
            ScriptInterpolatedExpression part => ObjectToString(Evaluate(part.Expression, aliasReturnedFunction: false)),
            _ => base.Evaluate(scriptNode, aliasReturnedFunction),
        });
        if (_secrets.Count > 0)
        {
            Follow(scriptNode, value, reads);
        }

        // Scriban writes nothing for null and asks nobody; in some places that would be another text.
        if (_place is not null && value is null && scriptNode is ScriptExpressionStatement { CanOutput: true })
        {
            Write(scriptNode.Span, null);
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
        var text = ObjectToString(textAsObject);
        if (_place is not null && Output == _placed)
        {
            text = _place.Value(text ?? "", () => JsonText.Of(textAsObject, _limits));
        }

        if (text is not null)
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
            IEnumerable or KeyValuePair<string, object?> => JsonText.Of(value, _limits),
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
        value is IFormattable and not IEnumerable
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
                _read.Variables!.MadeOfSecret(_lastSecret, text);
            }
        }
    }
}
