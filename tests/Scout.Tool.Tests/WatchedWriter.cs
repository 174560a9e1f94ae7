namespace Scout.Tool.Tests;

/// <summary>Output that does something as soon as a text is in it; also what another one does.</summary>
internal sealed class WatchedWriter(string text, Action seen, WatchedWriter? also = null) : StringWriter
{
    private bool _seen;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        base.Write(value);
        also?.Write(value);
        if (!_seen && GetStringBuilder().ToString().Contains(text, StringComparison.Ordinal))
        {
            _seen = true;
            seen();
        }
    }
}
