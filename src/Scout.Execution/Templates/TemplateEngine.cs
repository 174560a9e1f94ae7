using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>Renders templates and evaluates expressions, with every guard on. Safe for many threads.</summary>
internal sealed class TemplateEngine
{
    // The library puts whole values into its words.
    private const int LongestReason = 500;

    private readonly TemplateLimits _limits;
    private readonly ContextPool _contexts;
    private readonly TemplateCache _compiled = new();

    /// <summary>Makes an engine.</summary>
    public TemplateEngine(TemplateLimits limits, TimeProvider time)
    {
        _limits = limits;
        _contexts = new(limits, time);
    }

    /// <summary>Renders a template to text.</summary>
    /// <exception cref="ScoutException">The template does not parse, failed, or reached a limit.</exception>
    public string Render(string template, ITemplateVariables variables)
    {
        if (CompiledTemplate.NameOfHole(template) is { } name && variables.TryGetJson(name, out var value) && Shown(value) is { } shown)
        {
            return shown;
        }

        var parsed = _compiled.Text(template);
        if (parsed.Constant is { } constant && constant.Length <= _limits.Output)
        {
            return constant;
        }

        var text = Guarded(parsed, variables, static (context, parsed) => parsed.Template.Render(context));
        return UnicodeText.IsWhole(text) ? text : throw TemplateErrors.Failed(template, TemplateErrors.HalfCharacter, null);
    }

    /// <summary>Renders a template to text of a format, in which its values stay values.</summary>
    /// <exception cref="ScoutException">As for <see cref="Render"/>, and where a value may not stand where it does.</exception>
    public string RenderInto(TextPlace place, string template, ITemplateVariables variables)
    {
        var parsed = _compiled.Text(template);
        var text = Guarded(parsed, variables, static (context, parsed) => parsed.Template.Render(context), place);
        return UnicodeText.IsWhole(text) ? text : throw TemplateErrors.Failed(template, TemplateErrors.HalfCharacter, null);
    }

    /// <summary>The value of a text that is nothing but one hole: <c>{{ order.tags }}</c>; none where it is more than that.</summary>
    /// <exception cref="ScoutException">As for <see cref="Evaluate"/>.</exception>
    public JsonElement? Lone(string template, ITemplateVariables variables) =>
        _compiled.Hole(template) is { } expression ? Evaluate(expression, variables) : null;

    /// <summary>Evaluates an expression to JSON. A plain path gives the very value that it leads to.</summary>
    /// <exception cref="ScoutException">As for <see cref="Render"/>, and where JSON has no such value.</exception>
    public JsonElement Evaluate(string expression, ITemplateVariables variables)
    {
        if (CompiledTemplate.IsName(expression) && variables.TryGetJson(expression, out var value))
        {
            return value;
        }

        var parsed = _compiled.Expression(expression);
        if (Follow(parsed, variables, out var found))
        {
            return found;
        }

        var (json, refused) = Guarded(parsed, variables, Json);
        return refused is null ? json : throw TemplateErrors.NoJson(expression, refused);
    }

    /// <summary>Evaluates a condition.</summary>
    /// <exception cref="ScoutException">As for <see cref="Render"/>, and where it gives no boolean.</exception>
    public bool Test(string condition, ITemplateVariables variables)
    {
        var parsed = _compiled.Expression(condition);
        if ((parsed.Truth ?? (Follow(parsed, variables, out var value) ? Boolean(value) : null)) is { } known)
        {
            return known;
        }

        var (truth, kind) = Guarded(parsed, variables, Truth);
        return truth ?? throw TemplateErrors.NotBoolean(condition, kind);
    }

    /// <summary>Evaluates a binding.</summary>
    /// <exception cref="ScoutException">As for <see cref="Evaluate"/>.</exception>
    public JsonElement Bind(Binding binding, ITemplateVariables variables) => binding switch
    {
        Binding.Literal literal => literal.Value,
        Binding.Expression expression => Evaluate(expression.Text, variables),
        Binding.Composite composite => Compose(composite, variables),
        _ => throw new ArgumentException($"A binding of type {binding.GetType().Name} is not known.", nameof(binding)),
    };

    private JsonElement Compose(Binding.Composite composite, ITemplateVariables variables) =>
        PlainJson.Object(composite.Members.Select(member => KeyValuePair.Create(member.Key, Bind(member.Value, variables))));

    private static bool Follow(CompiledTemplate parsed, ITemplateVariables variables, out JsonElement value)
    {
        value = default;
        if (parsed.Path.IsEmpty || !variables.TryGetJson(parsed.Path[0], out value))
        {
            return false;
        }

        foreach (var step in parsed.Path.AsSpan()[1..])
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
            {
                return false;
            }
        }

        return true;
    }

    // What rendering a value alone would give, where that is at hand.
    private string? Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { } text && text.Length <= _limits.Output ? text : null,
        JsonValueKind.Number => value.TryGetInt32(out var number) && number != int.MinValue ? number.ToString(CultureInfo.InvariantCulture) : null,
        _ => Boolean(value) is { } truth ? truth ? "true" : "false" : null,
    };

    private static bool? Boolean(JsonElement value) => value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    private static (JsonElement Json, string? Refused) Json(GuardedContext context, CompiledTemplate parsed) =>
        JsonScript.TryToJson(context.Evaluate(parsed.Expression!), context.Burn, out var json, out var what) ? (json, null) : (default, what);

    private static (bool? Truth, string Kind) Truth(GuardedContext context, CompiledTemplate parsed) =>
        context.Evaluate(parsed.Expression!) is var value && value is bool truth ? (truth, "") : (null, JsonScript.Kind(value));

    private T Guarded<T>(CompiledTemplate parsed, ITemplateVariables variables, Func<GuardedContext, CompiledTemplate, T> work, TextPlace? place = null)
    {
        var context = _contexts.Take();
        try
        {
            context.Begin(variables, parsed.CallsFunctions, place);
            // Nothing of the context's own may get out: it is another template's next.
            var result = work(context, parsed);
            _contexts.GiveBack(context);
            return result;
        }
        catch (Exception exception) when (exception is ScriptRuntimeException or ScoutException or InsufficientExecutionStackException or OutOfMemoryException)
        {
            // Nobody knows what is left in it.
            context.Dispose();
            throw Find(exception, variables) is { } ours ? TemplateErrors.FailedBy(parsed.Text, ours) : TemplateErrors.Failed(parsed.Text, Why(exception), exception);
        }
    }

    // The cause lies innermost: every node on the way out wraps it once more.
    private ScoutException? Find(Exception exception, ITemplateVariables variables)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case ScoutException ours:
                    return ours;
                case ScriptAbortException or OperationCanceledException:
                    return TemplateErrors.LimitReached($"{Math.Min(_limits.Deadline.TotalSeconds, (variables.Timeout ?? _limits.Deadline).TotalSeconds):0.###} s");
                case OutOfMemoryException:
                    return TemplateErrors.LimitReached("its memory");
                case InsufficientExecutionStackException:
                    return TemplateErrors.LimitReached("its stack");
            }
        }

        return null;
    }

    private static string Why(Exception exception)
    {
        return exception is ScriptRuntimeException script
            ? $"{UnicodeText.Shorten(script.OriginalMessage ?? "", LongestReason)} (line {script.Span.Start.Line + 1}, column {script.Span.Start.Column + 1})"
            : exception.Message;
    }
}
