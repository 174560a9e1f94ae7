using System.Text;

namespace Scout.Revisions.Text;

/// <summary>The door through which text leaves a process: what is written goes on as <see cref="PlainText"/>.</summary>
internal sealed class PlainWriter : TextWriter
{
    private readonly TextWriter _inner;

    // Letters may come one by one, and some are two.
    private char? _half;

    private PlainWriter(TextWriter inner)
        : base(inner.FormatProvider)
    {
        _inner = inner;
        CoreNewLine = inner.NewLine.ToCharArray();
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _inner.Encoding;

    /// <summary>A door before another writer; for any thread.</summary>
    public static TextWriter Over(TextWriter inner) => Synchronized(new PlainWriter(inner));

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (char.IsHighSurrogate(value) && _half is null)
        {
            _half = value;
            return;
        }

        Write(value.ToString());
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void Write(string? value) => _inner.Write(Plain(value));

    /// <inheritdoc/>
    public override void WriteLine() => WriteLine("");

    /// <inheritdoc/>
    public override void WriteLine(string? value) => _inner.WriteLine(Plain(value));

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());

    /// <inheritdoc/>
    public override void Flush() => _inner.Flush();

    private string Plain(string? value)
    {
        var text = _half + value;
        _half = null;
        return PlainText.Of(text);
    }
}
