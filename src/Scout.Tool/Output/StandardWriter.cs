using System.Globalization;
using System.Text;

namespace Scout.Tool.Output;

/// <summary>A standard stream of this process, which may be closed or a full disk. That an answer cannot be written is said; that a diagnostic cannot is told to nobody, for there is nowhere to.</summary>
internal sealed class StandardWriter : TextWriter
{
    private readonly Lazy<TextWriter> _stream;
    private readonly string? _name;

    private StandardWriter(Func<TextWriter> open, string? name)
        : base(CultureInfo.InvariantCulture) => (_stream, _name) = (new(open), name);

    /// <inheritdoc/>
    public override Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>stdout.</summary>
    /// <param name="open">Opens it.</param>
    public static TextWriter Output(Func<TextWriter> open) => new StandardWriter(open, "standard output");

    /// <summary>stderr.</summary>
    /// <param name="open">Opens it.</param>
    public static TextWriter Error(Func<TextWriter> open) => new StandardWriter(open, null);

    /// <inheritdoc/>
    public override void Write(char value) => Do(stream => stream.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Do(stream => stream.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Do(stream => stream.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Do(stream => stream.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Do(stream => stream.Flush());

    private void Do(Action<TextWriter> write)
    {
        try
        {
            write(_stream.Value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (_name is not null)
            {
                throw new IOException($"{_name} cannot be written: {exception.Message}", exception);
            }
        }
    }
}
