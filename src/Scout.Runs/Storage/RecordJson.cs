using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Scout.Revisions.Runs;

namespace Scout.Runs.Storage;

/// <summary>
/// Writes records one after another into the same memory. The two that every block has are written without the general way of the serializer, which would be the largest
/// single part of keeping them; the bytes are the same.
/// </summary>
internal sealed class RecordJson : IDisposable
{
    private static readonly JsonTypeInfo<RunEvent> Type = (JsonTypeInfo<RunEvent>)RunJson.Written.GetTypeInfo(typeof(RunEvent));
    private static readonly JsonTypeInfo<RunError> ErrorType = (JsonTypeInfo<RunError>)RunJson.Written.GetTypeInfo(typeof(RunError));
    private readonly ArrayBufferWriter<byte> _bytes = new(512);
    private readonly Utf8JsonWriter _writer;

    public RecordJson() => _writer = new(_bytes, new() { Encoder = RunJson.Written.Encoder, MaxDepth = RunJson.Written.MaxDepth, SkipValidation = true });

    /// <summary>A record as UTF-8, until the next one is written.</summary>
    public ReadOnlySpan<byte> Of(RunEvent record)
    {
        _bytes.ResetWrittenCount();
        _writer.Reset();
        switch (record)
        {
            case BlockStarted started:
                Write(started);
                break;
            case BlockCompleted completed:
                Write(completed);
                break;
            default:
                JsonSerializer.Serialize(_writer, record, Type);
                break;
        }

        _writer.Flush();
        return _bytes.WrittenSpan;
    }

    /// <summary>Lets go of the memory.</summary>
    public void Dispose() => _writer.Dispose();

    private void Write(BlockStarted started)
    {
        Begin("block_started"u8);
        _writer.WriteString("block"u8, started.Block);
        _writer.WriteString("type"u8, started.Type);
        _writer.WriteNumber("attempt"u8, started.Attempt);
        Write("input"u8, started.Input);
        if (started.Branch is { } branch)
        {
            _writer.WriteNumber("branch"u8, branch);
        }

        if (started.Once)
        {
            _writer.WriteBoolean("once"u8, true);
        }

        End(started);
    }

    private void Write(BlockCompleted completed)
    {
        Begin("block_completed"u8);
        _writer.WriteString("block"u8, completed.Block);
        Write("output"u8, completed.Output);
        _writer.WriteNumber("elapsed_ms"u8, completed.ElapsedMs);
        Write("meta"u8, completed.Meta);
        if (completed.Replaces is { } replaced)
        {
            _writer.WritePropertyName("replaces"u8);
            JsonSerializer.Serialize(_writer, replaced, ErrorType);
        }

        if (completed.TakenFrom is { } run)
        {
            _writer.WriteString("taken_from"u8, run);
        }

        if (completed.Masked)
        {
            _writer.WriteBoolean("masked"u8, true);
        }

        End(completed);
    }

    private void Begin(ReadOnlySpan<byte> kind)
    {
        _writer.WriteStartObject();
        _writer.WriteString("event"u8, kind);
    }

    private void End(RunEvent record)
    {
        _writer.WriteString("run_id"u8, record.RunId);
        _writer.WriteNumber("sequence"u8, record.Sequence);
        _writer.WriteString("time"u8, record.Time);
        if (record.Redacted)
        {
            _writer.WriteBoolean("redacted"u8, true);
        }

        _writer.WriteEndObject();
    }

    private void Write(ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { } given)
        {
            _writer.WritePropertyName(name);
            given.WriteTo(_writer);
        }
    }
}
