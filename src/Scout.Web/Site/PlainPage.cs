using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Scout.Revisions.Text;

namespace Scout.Web.Site;

/// <summary>
/// The body of an answer: where it is a page, text of others in it goes out as <see cref="PlainText"/>, whoever wrote the page. What comes into a page later is done likewise by the site's script. Anything
/// else passes as it is.
/// </summary>
/// <param name="response">The answer.</param>
/// <param name="inner">Where it goes.</param>
internal sealed partial class PlainPage(HttpResponse response, Stream inner) : Stream
{
    private MemoryStream? _page;
    private bool _passes;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>A page with its text of others made plain. Whatever is not of the framework's own making is written as numbers in it (<c>&amp;#x202E;</c>).</summary>
    public static string Of(string page) => Foreign().Replace(page, match => Decoded(match.Value) is var text && PlainText.Of(text) is var plain && plain == text ? match.Value : match.Groups["before"].Value + HtmlEncoder.Default.Encode(plain[match.Groups["before"].Length..]));

    /// <summary>Sends the page, once it is whole.</summary>
    public async Task EndAsync()
    {
        if (_page is { } page)
        {
            await inner.WriteAsync(Encoding.UTF8.GetBytes(Of(Encoding.UTF8.GetString(page.GetBuffer().AsSpan(0, (int)page.Length)))), response.HttpContext.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Target().WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Target().WriteAsync(buffer, offset, count, cancellationToken);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Target().Write(buffer, offset, count);

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Target().FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => Target().Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private Stream Target()
    {
        _passes |= _page is null && response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true;
        return _passes ? inner : _page ??= new();
    }

    private static string Decoded(string encoded) => Number().Replace(encoded, match => char.ConvertFromUtf32(int.Parse(match.Groups["value"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));

    // With the letter before, which tells whether a joiner belongs to some writing.
    [GeneratedRegex("(?<before>[^;&<>]?)(?:&#x[0-9A-F]{1,6};)+")]
    private static partial Regex Foreign();

    [GeneratedRegex("&#x(?<value>[0-9A-F]{1,6});")]
    private static partial Regex Number();
}
