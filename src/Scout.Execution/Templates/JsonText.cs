using System.Collections;
using System.Globalization;
using System.Text;
using Scriban.Runtime;

namespace Scout.Execution.Templates;

/// <summary>Writes a template's list or object as JSON text: compact, members in their order, nothing escaped that need not be, so that models and people read it well.</summary>
internal sealed class JsonText(int longest, int deepest)
{
    private readonly StringBuilder _text = new();

    public static string Of(object? value, TemplateLimits limits)
    {
        // What a template was given may be as deep as JSON is read; what it builds adds its own depth.
        var text = new JsonText(limits.Output, limits.Depth + 128);
        text.Write(value, 0);
        return text._text.ToString();
    }

    private void Write(object? value, int depth)
    {
        if (_text.Length > longest)
        {
            throw TemplateErrors.LimitReached($"{longest} characters of output");
        }

        if (depth > deepest)
        {
            throw TemplateErrors.LimitReached($"{deepest} levels of nesting");
        }

        switch (value)
        {
            case null:
                _text.Append("null");
                break;
            case bool truth:
                _text.Append(truth ? "true" : "false");
                break;
            case string text:
                WriteText(text);
                break;
            case TemplateDate date:
                WriteText(date.ToString());
                break;
            case IScriptCustomFunction:
                throw TemplateErrors.BadArgument("JSON", "a function has no JSON. Call it.");
            case IDictionary<string, object?> members:
                WriteObject(members, depth);
                break;
            case KeyValuePair<string, object?> pair:
                WriteObject(JsonScript.Members(pair), depth);
                break;
            case IEnumerable items:
                WriteArray(items, depth);
                break;
            default:
                _text.Append(JsonScript.NumberText(value));
                break;
        }
    }

    private void WriteObject(IDictionary<string, object?> members, int depth)
    {
        var separator = "{";
        foreach (var (name, member) in members)
        {
            _text.Append(separator);
            WriteText(name);
            _text.Append(':');
            Write(member, depth + 1);
            separator = ",";
        }

        _text.Append(separator == "{" ? "{}" : "}");
    }

    private void WriteArray(IEnumerable items, int depth)
    {
        var separator = "[";
        foreach (var item in items)
        {
            _text.Append(separator);
            Write(item, depth + 1);
            separator = ",";
        }

        _text.Append(separator == "[" ? "[]" : "]");
    }

    private void WriteText(string text)
    {
        _text.Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                < ' ' => _text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => _text.Append(letter),
            };
        }

        _text.Append('"');
    }
}
