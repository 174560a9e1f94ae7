namespace Scout.Execution.Http;

/// <summary>Keeps the last four bytes of what is read.</summary>
internal sealed class TailStream(Stream stream) : Stream
{
    private readonly byte[] _last = new byte[4];

    /// <summary>The last four bytes so far; zeros where there were fewer.</summary>
    public ReadOnlySpan<byte> Last => _last;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Keep(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Keep(buffer.AsSpan(offset), stream.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Keep(ReadOnlySpan<byte> buffer, int read)
    {
        var kept = buffer[Math.Max(0, read - 4)..read];
        _last.AsSpan(kept.Length).CopyTo(_last);
        kept.CopyTo(_last.AsSpan(4 - kept.Length));
        return read;
    }
}
