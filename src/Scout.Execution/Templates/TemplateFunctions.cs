using Scout.Revisions.Rules.Templates;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>The functions of every template: those of <see cref="TemplateFunctionNames"/>, Scriban's own where they are pure and bounded, else ours. Made once, read-only.</summary>
internal static class TemplateFunctions
{
    // How many times as long as most functions some take for a letter or an item.
    private static readonly Dictionary<string, int> Weights = new(StringComparer.Ordinal) { ["sort"] = 8, ["truncatewords"] = 6 };

    /// <summary>Makes them when a template first asks for one: the library finds its own by reflection, and many a process renders no template that calls any.</summary>
    public static ScriptObject Create(TemplateLimits limits) => new LazyFunctions(() => All(limits)) { IsReadOnly = true };

    private static ScriptObject All(TemplateLimits limits)
    {
        var library = new Dictionary<string, ScriptObject>(StringComparer.Ordinal)
        {
            ["array"] = new ArrayFunctions(),
            ["date"] = [],
            ["html"] = new HtmlFunctions(),
            ["math"] = new MathFunctions(),
            ["object"] = new ObjectFunctions(),
            ["regex"] = [],
            ["string"] = new StringFunctions(),
        };
        var own = Own(limits);

        var all = new ScriptObject();
        foreach (var (name, functions) in TemplateFunctionNames.ByObject)
        {
            var chosen = new FunctionsObject(name);
            foreach (var function in functions)
            {
                chosen.SetValue(function, Paid(function, JsonScript.Member(own[name], function) ?? JsonScript.Member(library[name], function)), readOnly: true);
            }

            chosen.IsReadOnly = true;
            all.SetValue(name, chosen, readOnly: true);
        }

        all.IsReadOnly = true;
        return all;
    }

    private static object? Paid(string name, object? function) => function is IScriptCustomFunction custom ? new PaidFunction(custom, Weights.GetValueOrDefault(name, 1)) : function;

    private static Dictionary<string, ScriptObject> Own(TemplateLimits limits)
    {
        var text = new TextFunctions(limits.Output);
        var strings = new ScriptObject();
        strings.Import("capitalize", TextFunctions.Capitalize);
        strings.Import("capitalizewords", TextFunctions.CapitalizeWords);
        strings.Import("starts_with", TextFunctions.StartsWith);
        strings.Import("ends_with", TextFunctions.EndsWith);
        strings.Import("index_of", TextFunctions.IndexOf);
        strings.Import("size", TextFunctions.Size);
        strings.Import("slice", TextFunctions.Slice);
        strings.Import("slice1", TextFunctions.Slice1);
        strings.Import("truncate", TextFunctions.Truncate);
        strings.Import("replace", text.Replace);
        strings.Import("replace_first", TextFunctions.ReplaceFirst);
        strings.Import("remove_first", TextFunctions.RemoveFirst);
        strings.Import("remove_last", TextFunctions.RemoveLast);
        strings.Import("pad_left", text.PadLeft);
        strings.Import("pad_right", text.PadRight);
        // What stands between the quotes of JSON: Scriban's own escape writes what only C has.
        strings.Import("escape_json", (string? value) => JsonText.Of(value ?? "", limits)[1..^1]);

        var patterns = new PatternFunctions(limits.Output);
        var regex = new ScriptObject();
        regex.Import("escape", PatternFunctions.Escape);
        regex.Import("match", PatternFunctions.Match);
        regex.Import("matches", PatternFunctions.Matches);
        regex.Import("replace", patterns.Replace);
        regex.Import("split", PatternFunctions.Split);

        strings.Import("to_double", NumberFunctions.ToNumber);

        var math = new ScriptObject();
        math.Import("abs", NumberFunctions.Abs);
        math.Import("ceil", NumberFunctions.Ceil);
        math.Import("divided_by", NumberFunctions.DividedBy);
        math.Import("floor", NumberFunctions.Floor);
        math.Import("format", NumberFormat.Format);
        math.Import("is_number", (Func<object?, bool>)NumberFunctions.IsNumber);
        math.Import("minus", NumberFunctions.Minus);
        math.Import("modulo", NumberFunctions.Modulo);
        math.Import("plus", NumberFunctions.Plus);
        math.Import("round", NumberFunctions.Round);
        math.Import("times", NumberFunctions.Times);

        var arrays = new ScriptObject();
        arrays.Import("sort", NumberFunctions.Sort);

        var dates = new ScriptObject();
        dates.Import("add_days", DateFunctions.AddDays);
        dates.Import("add_hours", DateFunctions.AddHours);
        dates.Import("add_minutes", DateFunctions.AddMinutes);
        dates.Import("add_months", DateFunctions.AddMonths);
        dates.Import("add_seconds", DateFunctions.AddSeconds);
        dates.Import("add_years", DateFunctions.AddYears);
        dates.Import("format", DateFunctions.Format);
        dates.Import("in_zone", DateFunctions.InZone);
        dates.Import("parse", DateFunctions.Parse);

        var objects = new ScriptObject();
        objects.Import("format", NumberFormat.Format);
        objects.Import("kind", NumberFunctions.KindOf);
        objects.Import("typeof", (Func<object?, string?>)NumberFunctions.TypeOf);
        objects.Import("to_json", (object? value) => JsonText.Of(value, limits));
        return new(StringComparer.Ordinal) { ["array"] = arrays, ["date"] = dates, ["html"] = [], ["math"] = math, ["object"] = objects, ["regex"] = regex, ["string"] = strings };
    }
}

/// <summary>The functions of one name. One that there is not is a mistake, not null: a revision that no analyzer saw may ask for it.</summary>
internal sealed class FunctionsObject(string name) : ScriptObject(0, autoImportStaticsFromThisType: false)
{
    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) =>
        base.TryGetValue(context, span, member, out value) ? true : throw new ScriptRuntimeException(span, $"'{name}' has no function '{member}' in templates.");
}

/// <summary>The functions of all names, read-only. Safe for many threads.</summary>
internal sealed class LazyFunctions(Func<ScriptObject> make) : ScriptObject(0, autoImportStaticsFromThisType: false)
{
    private readonly Lazy<ScriptObject> _all = new(make);

    public override bool Contains(string member) => TemplateFunctionNames.ByObject.ContainsKey(member);

    public override bool CanWrite(string member) => !Contains(member);

    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        value = null;
        return Contains(member) && _all.Value.TryGetValue(context!, span, member, out value);
    }
}
