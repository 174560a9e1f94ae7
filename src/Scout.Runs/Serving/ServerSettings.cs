using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Runs.Serving;

/// <summary>What whoever starts a server's process tells it, as its one argument.</summary>
internal sealed record ServerSettings
{
    /// <summary>The project's folder.</summary>
    public required string Project { get; init; }

    /// <summary>Where it listens.</summary>
    public required ImmutableArray<string> Urls { get; init; }

    /// <summary>Whether it moves and names nothing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The certificate of https URLs, as PEM; or none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Its private key, as PEM; none: in the same file.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Whether a proxy stands before it.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Names that it has.</summary>
    public ImmutableArray<string> AllowedHosts { get => field.IsDefault ? [] : field; init; }

    /// <summary>Origins that may call.</summary>
    public ImmutableArray<string> AllowedOrigins { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether its log is JSON, a line each.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>Whether it stops when its standard input ends: when whoever started it wants that, or is no more.</summary>
    public bool StopsWithInput { get; init; }

    /// <summary>The settings as an argument.</summary>
    public string Written() => JsonSerializer.Serialize(this, ServerSettingsJson.Written.ServerSettings);

    /// <summary>The settings of an argument.</summary>
    /// <exception cref="JsonException">It holds none.</exception>
    public static ServerSettings Read(string argument) => JsonSerializer.Deserialize(argument, ServerSettingsJson.Written.ServerSettings) ?? throw new JsonException("null");
}

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(ServerSettings))]
internal sealed partial class ServerSettingsJson : JsonSerializerContext
{
    public static ServerSettingsJson Written { get; } = new(new(SnakeCaseJson.For(new ServerSettingsJson())));
}
