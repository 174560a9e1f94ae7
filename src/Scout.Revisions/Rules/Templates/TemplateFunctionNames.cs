namespace Scout.Revisions.Rules.Templates;

/// <summary>
/// The functions that templates have: pure ones, the same on every machine. No include, eval, clock, random, id, or parser of foreign text.
/// The engine builds exactly these, and the analyzers link this file.
/// </summary>
internal static class TemplateFunctionNames
{
    /// <summary>The functions by the name of their object: <c>string.upcase</c> is <c>upcase</c> of <c>string</c>.</summary>
    public static IReadOnlyDictionary<string, string[]> ByObject { get; } = new Dictionary<string, string[]>
    {
        ["array"] = new[]
        {
            "add", "add_range", "any", "compact", "concat", "contains", "each", "filter", "first", "insert_at", "join", "last", "limit", "map",
            "offset", "remove_at", "reverse", "size", "sort", "uniq",
        },
        ["date"] = new[]
        {
            "add_days", "add_hours", "add_minutes", "add_months", "add_seconds", "add_years", "format", "in_zone", "parse",
        },
        ["html"] = new[] { "escape", "url_encode", "url_escape" },
        ["math"] = new[]
        {
            "abs", "ceil", "divided_by", "floor", "format", "is_number", "minus", "modulo", "plus", "round", "times",
        },
        ["object"] = new[] { "default", "format", "has_key", "has_value", "keys", "kind", "size", "to_json", "typeof", "values" },
        ["regex"] = new[] { "escape", "match", "matches", "replace", "split" },
        ["string"] = new[]
        {
            "append", "base64_decode", "base64_encode", "capitalize", "capitalizewords", "contains", "downcase", "empty", "ends_with",
            "equals_ignore_case", "escape", "escape_json", "handleize", "index_of", "literal", "lstrip", "pad_left", "pad_right", "pluralize", "prepend",
            "remove", "remove_first", "remove_last", "replace", "replace_first", "rstrip", "sha256", "size", "slice", "slice1", "split",
            "starts_with", "strip", "strip_newlines", "to_double", "to_int", "to_long", "truncate", "truncatewords", "upcase", "whitespace",
        },
    };

    /// <summary>What is wrong with a function that a template names, such as <c>string.upcase</c>, or null where there is one of that name.</summary>
    public static TemplateProblem? Problem(TemplateRead function)
    {
        if (!ByObject.TryGetValue(function.Root, out var functions))
        {
            return new(function.Offset, function.Root.Length,
                $"'{function.Root}' is not available in templates, which give the same on every machine; use a code block");
        }

        if (function is { Root: "date", Steps: [{ Member: "now" or "today" } clock, ..] })
        {
            return new(clock.Offset, clock.Member!.Length,
                $"'date.{clock.Member}' is not available in templates, which read no clock; read 'run.started_at', which is when the run began");
        }

        return function.Steps.Count == 0 || function.Steps[0] is not { Member: { } name } step || Array.IndexOf(functions, name) >= 0
            ? null
            : new(step.Offset, name.Length, $"'{function.Root}' has no function '{name}' in templates; {Spelling.Remedy(name, functions)}", Spelling.Suggestion(name, functions));
    }
}
