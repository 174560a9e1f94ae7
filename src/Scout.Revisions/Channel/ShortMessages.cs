using System.Buffers;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Channel;

/// <summary>
/// Writes and reads by hand what every worker is told and tells in its first moments, as <see cref="ChannelJson"/> does: its serializer's own start would take longer than a short run.
/// What is anything else, or is not as it should be, is left to that.
/// </summary>
internal static class ShortMessages
{
    // As deep as the serializer's options have it.
    private const int MaxDepth = 128;
    private static readonly JsonWriterOptions Writing = new() { Encoder = ReadableEncoder.Instance, MaxDepth = MaxDepth };

    /// <summary>The message's JSON, or none: the serializer writes it.</summary>
    public static byte[]? Write(WorkerMessage message)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(buffer, Writing);
            if (!Write(writer, message))
            {
                return null;
            }

            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        catch (InvalidOperationException)
        {
            // A value that is too deep, or none at all: the serializer says so in its own words.
            return null;
        }
    }

    /// <summary>The message, or none: the serializer reads it, or says what is wrong with it.</summary>
    public static WorkerMessage? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = MaxDepth });
        try
        {
            var isMessage = reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("message"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.String;
            var message = isMessage ? ReadMembers(ref reader) : null;
            return message is not null && !reader.Read() ? message : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static WorkerMessage? ReadMembers(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("start"u8))
        {
            return StartMessage.Read(ref reader);
        }

        if (reader.ValueTextEquals("kept"u8))
        {
            return ReadKept(ref reader);
        }

        return reader.ValueTextEquals("shutdown"u8) && IsEnd(ref reader) ? new ShutDown() : null;
    }

    private static bool IsEnd(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.EndObject;

    private static RecordsKept? ReadKept(ref Utf8JsonReader reader)
    {
        string? runId = null;
        long? sequence = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (runId is null && reader.ValueTextEquals("run_id"u8) && reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                runId = reader.GetString();
            }
            else if (sequence is null && reader.ValueTextEquals("sequence"u8) && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
            {
                sequence = number;
            }
            else
            {
                return null;
            }
        }

        return reader.TokenType == JsonTokenType.EndObject && runId is not null && sequence is { } kept ? new(runId, kept) : null;
    }

    private static bool Write(Utf8JsonWriter writer, WorkerMessage message)
    {
        switch (message)
        {
            case WorkerHello hello:
                writer.WriteStartObject();
                writer.WriteString("message"u8, "hello"u8);
                writer.WriteNumber("protocol"u8, hello.Protocol);
                writer.WriteString("engine"u8, hello.Engine);
                writer.WriteNumber("process_id"u8, hello.ProcessId);
                writer.WriteBoolean("answers_ping"u8, hello.AnswersPing);
                writer.WriteBoolean("keeps_budgets"u8, hello.KeepsBudgets);
                writer.WriteBoolean("knows_validations"u8, hello.KnowsValidations);
                writer.WriteEndObject();
                return true;
            case RunReported reported:
                writer.WriteStartObject();
                writer.WriteString("message"u8, "records"u8);
                writer.WriteString("run_id"u8, reported.RunId);
                writer.WriteStartArray("records"u8);
                foreach (var record in reported.Records.AsSpan())
                {
                    if (!Write(writer, record))
                    {
                        return false;
                    }
                }

                writer.WriteEndArray();
                Write(writer, "result"u8, reported.Result);
                writer.WriteEndObject();
                return true;
            default:
                return false;
        }
    }

    // What every run that goes well has.
    private static bool Write(Utf8JsonWriter writer, RunEvent record)
    {
        writer.WriteStartObject();
        switch (record)
        {
            case RunStarted started:
                writer.WriteString("event"u8, "run_started"u8);
                writer.WriteString("workflow"u8, started.Workflow);
                writer.WriteString("revision_id"u8, started.RevisionId);
                writer.WriteString("environment"u8, started.Environment);
                Write(writer, "promotion_id"u8, started.PromotionId);
                Write(writer, "bundle"u8, started.Bundle);
                Write(writer, "inputs"u8, (JsonElement?)started.Inputs);
                Write(writer, "rerun_of"u8, started.RerunOf);
                Write(writer, "trace"u8, started.Trace);
                if (started.Trigger is { } trigger)
                {
                    writer.WriteStartObject("trigger"u8);
                    writer.WriteString("kind"u8, trigger.Kind);
                    Write(writer, "name"u8, trigger.Name);
                    writer.WriteEndObject();
                }

                Write(writer, "session"u8, started.Session);
                Write(writer, "masked"u8, started.Masked);
                writer.WriteNumber("format"u8, started.Format);
                break;
            case BlockStarted started:
                writer.WriteString("event"u8, "block_started"u8);
                writer.WriteString("block"u8, started.Block);
                writer.WriteString("type"u8, started.Type);
                writer.WriteNumber("attempt"u8, started.Attempt);
                Write(writer, "input"u8, started.Input);
                if (started.Branch is { } branch)
                {
                    writer.WriteNumber("branch"u8, branch);
                }

                Write(writer, "once"u8, started.Once);
                break;
            case BlockCompleted { Replaces: null } completed:
                writer.WriteString("event"u8, "block_completed"u8);
                writer.WriteString("block"u8, completed.Block);
                Write(writer, "output"u8, (JsonElement?)completed.Output);
                writer.WriteNumber("elapsed_ms"u8, completed.ElapsedMs);
                Write(writer, "meta"u8, completed.Meta);
                Write(writer, "taken_from"u8, completed.TakenFrom);
                Write(writer, "masked"u8, completed.Masked);
                break;
            case RunCompleted completed:
                writer.WriteString("event"u8, "run_completed"u8);
                Write(writer, "output"u8, (JsonElement?)completed.Output);
                Write(writer, "stopped"u8, completed.Stopped);
                writer.WriteNumber("elapsed_ms"u8, completed.ElapsedMs);
                break;
            default:
                return false;
        }

        writer.WriteString("run_id"u8, record.RunId);
        writer.WriteNumber("sequence"u8, record.Sequence);
        writer.WriteString("time"u8, record.Time);
        Write(writer, "redacted"u8, record.Redacted);
        writer.WriteEndObject();
        return true;
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, value);
        }
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { } json)
        {
            writer.WritePropertyName(name);
            json.WriteTo(writer);
        }
    }
}
