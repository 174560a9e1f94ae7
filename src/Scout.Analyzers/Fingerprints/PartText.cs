using System.Globalization;
using System.Text;

namespace Scout.Analyzers.Fingerprints;

/// <summary>Text in which no two trees look the same: nodes are bracketed, free text carries its length.</summary>
internal sealed class PartText
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    /// <summary>The compiler's numbers of kinds are the same in every later version.</summary>
    public void Open(int kind) => _text.Append('(').Append(kind.ToString(CultureInfo.InvariantCulture));

    public void Close() => _text.Append(')');

    public void Token(int kind) => _text.Append(' ').Append(kind.ToString(CultureInfo.InvariantCulture));

    /// <summary>A word of this writer's own.</summary>
    public void Word(string word) => _text.Append(' ').Append(word);

    /// <summary>Text from the source.</summary>
    public void Free(string text) => _text.Append(' ').Append(text.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(text);

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
}
