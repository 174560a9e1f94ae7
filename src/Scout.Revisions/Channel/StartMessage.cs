using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Channel;

/// <summary>Reads by hand the message that starts a new run; one that goes on with a run, or makes one again, is left to the serializer.</summary>
internal static class StartMessage
{
    /// <summary>Reads on from the kind of the message.</summary>
    /// <returns>The message, or none.</returns>
    public static StartRun? Read(ref Utf8JsonReader reader)
    {
        var text = new Dictionary<string, string>(StringComparer.Ordinal);
        StoredRevision? revision = null;
        ImmutableSortedDictionary<string, StoredRevision>? calls = null;
        JsonElement? inputs = null;
        RunSettings? settings = null;
        LogSeverity? level = null;
        Parking? parking = null;
        var (givesPlaces, hidesSecrets) = (false, false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!seen.Add(name) || !reader.Read())
            {
                return null;
            }

            switch (name)
            {
                case "run_id" or "environment" or "root" or "promotion_id" or "bundle" or "rerun_of" or "trace_parent" or "trace_state" when reader.TokenType == JsonTokenType.String:
                    text[name] = reader.GetString()!;
                    break;
                case "revision" when reader.TokenType == JsonTokenType.String:
                    revision = Revision(ref reader);
                    break;
                case "calls" when Calls(ref reader) is { } read:
                    calls = read;
                    break;
                case "inputs":
                    inputs = JsonElement.ParseValue(ref reader);
                    break;
                case "settings" when Settings(ref reader) is { } read:
                    settings = read;
                    break;
                case "log_level" when Level(ref reader) is { } read:
                    level = read;
                    break;
                case "gives_places" when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                    givesPlaces = reader.TokenType == JsonTokenType.True;
                    break;
                case "hides_secrets" when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                    hidesSecrets = reader.TokenType == JsonTokenType.True;
                    break;
                case "parking" when Parked(ref reader) is { } read:
                    parking = read;
                    break;
                // Nobody watches, and nothing was told: where it is otherwise the serializer reads all of it.
                case "is_watched" or "skips_fingerprints" when reader.TokenType == JsonTokenType.False:
                    break;
                case "signals" or "journal" when reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.EndArray:
                case "earlier" or "stand_ins" when reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.EndObject:
                    break;
                default:
                    return null;
            }
        }

        return reader.TokenType == JsonTokenType.EndObject
            && revision is not null && calls is not null && inputs is { } given && settings is not null && level is { } least && parking is { } parked && seen.Contains("journal") && seen.Contains("earlier")
            && text.TryGetValue("run_id", out var runId) && text.TryGetValue("environment", out var environment) && text.TryGetValue("root", out var root)
            ? new StartRun
            {
                RunId = runId,
                Revision = revision,
                Calls = calls,
                Inputs = given,
                Environment = environment,
                PromotionId = text.GetValueOrDefault("promotion_id"),
                Bundle = text.GetValueOrDefault("bundle"),
                Settings = settings,
                Root = root,
                RerunOf = text.GetValueOrDefault("rerun_of"),
                TraceParent = text.GetValueOrDefault("trace_parent"),
                TraceState = text.GetValueOrDefault("trace_state"),
                LogLevel = least,
                GivesPlaces = givesPlaces,
                HidesSecrets = hidesSecrets,
                Parking = parked,
            }
            : null;
    }

    private static StoredRevision Revision(ref Utf8JsonReader reader)
    {
        var bytes = new byte[reader.ValueSpan.Length];
        return StoredRevision.Of(bytes.AsMemory(0, reader.CopyString(bytes)));
    }

    private static ImmutableSortedDictionary<string, StoredRevision>? Calls(ref Utf8JsonReader reader) =>
        Map(ref reader, (ref reader) => reader.TokenType == JsonTokenType.String ? Revision(ref reader) : null);

    private static RunSettings? Settings(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject
            || !Enters(ref reader, "models"u8) || Map(ref reader, Model) is not { } models
            || !Enters(ref reader, "variables"u8) || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var variables = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (variables.ContainsKey(name) || !reader.Read())
            {
                return null;
            }

            variables = variables.Add(name, JsonElement.ParseValue(ref reader));
        }

        var settings = new RunSettings { Models = models, Variables = variables };
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject)
        {
            return reader.TokenType == JsonTokenType.EndObject ? settings : null;
        }

        return reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("http"u8) && reader.Read() && Access(ref reader) is { } http && reader.Read() && reader.TokenType == JsonTokenType.EndObject
            ? settings with { Http = http }
            : null;
    }

    private static ModelSettings? Model(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        string? provider = null, model = null, replies = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                return null;
            }

            switch (name)
            {
                case "provider" when provider is null:
                    provider = reader.GetString();
                    break;
                case "model" when model is null:
                    model = reader.GetString();
                    break;
                case "replies" when replies is null:
                    replies = reader.GetString();
                    break;
                default:
                    return null;
            }
        }

        return provider is null ? null : new() { Provider = provider, Model = model, Replies = replies };
    }

    private static HttpAccess? Access(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject || !Enters(ref reader, "hosts"u8) || Texts(ref reader) is not { } hosts || !Enters(ref reader, "private"u8) || Texts(ref reader) is not { } secluded)
        {
            return null;
        }

        var access = new HttpAccess { Hosts = [.. hosts], Private = [.. secluded] };
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return reader.TokenType == JsonTokenType.EndObject ? access : null;
        }

        return reader.ValueTextEquals("proxy"u8) && reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { } proxy && reader.Read() && reader.TokenType == JsonTokenType.EndObject
            ? access with { Proxy = proxy }
            : null;
    }

    private static List<string>? Texts(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var texts = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            texts.Add(reader.GetString()!);
        }

        return reader.TokenType == JsonTokenType.EndArray ? texts : null;
    }

    private static bool Enters(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read();

    private static ImmutableSortedDictionary<string, T>? Map<T>(ref Utf8JsonReader reader, ReadValue<T> read)
        where T : class
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var map = ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (map.ContainsKey(name) || !reader.Read() || read(ref reader) is not { } value)
            {
                return null;
            }

            map = map.Add(name, value);
        }

        return map;
    }

    private static Parking? Parked(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.String ? null
        : reader.ValueTextEquals("never"u8) ? Parking.Never
        : reader.ValueTextEquals("idle"u8) ? Parking.Idle
        : reader.ValueTextEquals("outside"u8) ? Parking.Outside
        : null;

    private static LogSeverity? Level(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.String ? null
        : reader.ValueTextEquals("trace"u8) ? LogSeverity.Trace
        : reader.ValueTextEquals("debug"u8) ? LogSeverity.Debug
        : reader.ValueTextEquals("information"u8) ? LogSeverity.Information
        : reader.ValueTextEquals("warning"u8) ? LogSeverity.Warning
        : reader.ValueTextEquals("error"u8) ? LogSeverity.Error
        : reader.ValueTextEquals("critical"u8) ? LogSeverity.Critical
        : reader.ValueTextEquals("none"u8) ? LogSeverity.None
        : null;

    private delegate T? ReadValue<T>(ref Utf8JsonReader reader)
        where T : class;
}
