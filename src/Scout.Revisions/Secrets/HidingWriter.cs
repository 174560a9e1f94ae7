using System.Text;

namespace Scout.Revisions.Secrets;

/// <summary>The door through which text leaves a process that knows secrets: none goes through it. What may be the beginning of one waits for what follows.</summary>
internal sealed class HidingWriter : TextWriter
{
    private readonly TextWriter _inner;
    private readonly HiddenTexts _hidden;
    private string _begun = "";

    private HidingWriter(TextWriter inner, HiddenTexts hidden)
        : base(inner.FormatProvider)
    {
        (_inner, _hidden) = (inner, hidden);
        CoreNewLine = inner.NewLine.ToCharArray();
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _inner.Encoding;

    /// <summary>A door before another writer; for any thread.</summary>
    public static TextWriter Over(TextWriter inner, HiddenTexts hidden) => Synchronized(new HidingWriter(inner, hidden));

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        var text = _begun + value;
        var begun = _hidden.BegunIn(text);
        _begun = text[^begun..];
        _inner.Write(_hidden.Redact(text[..^begun]));
    }

    /// <inheritdoc/>
    public override void WriteLine() => Write(NewLine);

    // At once: other processes write to the same stream.
    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc/>
    public override void Flush() => _inner.Flush();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The inner writer is not this one's to close.
        if (disposing)
        {
            _inner.Write(_hidden.Redact(_begun));
            _begun = "";
            _inner.Flush();
        }

        base.Dispose(disposing);
    }
}
