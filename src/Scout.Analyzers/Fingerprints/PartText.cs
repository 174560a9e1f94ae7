using System.Globalization;
using System.Text;

namespace Scout.Analyzers.Fingerprints;

/// <summary>Text in which no two trees look the same: nodes are bracketed, free text carries its length.</summary>
internal sealed class PartText
{
    private readonly StringBuilder _text = new();

    private StringBuilder? _unix;

    public override string ToString() => _text.ToString();

    /// <summary>The same as it were with <c>\n</c> for every <c>\r\n</c> in literals.</summary>
    public string WithUnixLines() => (_unix ?? _text).ToString();

    /// <summary>The compiler's numbers of kinds are the same in every later version.</summary>
    public void Open(int kind) => Append("(" + kind.ToString(CultureInfo.InvariantCulture));

    public void Close() => Append(")");

    public void Token(int kind) => Append(" " + kind.ToString(CultureInfo.InvariantCulture));

    /// <summary>A word of this writer's own.</summary>
    public void Word(string word) => Append(" " + word);

    /// <summary>Text from the source.</summary>
    public void Free(string text)
    {
        if (text.Contains("\r\n"))
        {
            (_unix ??= new StringBuilder(_text.ToString())).Append(Counted(text.Replace("\r\n", "\n")));
            _text.Append(Counted(text));
        }
        else
        {
            Append(Counted(text));
        }
    }

    /// <summary>A constant by its value, whatever the way it was written in.</summary>
    public void Constant(object? value)
    {
        if (value is null)
        {
            Word("null");
            return;
        }

        Word(value.GetType().Name);
        Free(value switch
        {
            string text => text,
            char letter => ((int)letter).ToString(CultureInfo.InvariantCulture),
            double number => BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture),
            float number => BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture),
            decimal number => string.Join(",", decimal.GetBits(number).Select(bits => bits.ToString("x8", CultureInfo.InvariantCulture))),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        });
    }

    private static string Counted(string text) => $" {text.Length.ToString(CultureInfo.InvariantCulture)}:{text}";

    private void Append(string text)
    {
        _text.Append(text);
        _unix?.Append(text);
    }
}
