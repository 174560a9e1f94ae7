using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Environments.Records;

/// <summary>How the store's own files are written and read, and what they hold of settings.</summary>
[JsonSerializable(typeof(BundleList))]
[JsonSerializable(typeof(EventRecord))]
[JsonSerializable(typeof(LatestBuild))]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(Promotion))]
[JsonSerializable(typeof(RunSettings))]
internal sealed partial class StoreRecordsJson : JsonSerializerContext
{
    /// <summary>The options, shared and read-only.</summary>
    public static JsonSerializerOptions Written { get; } = SnakeCaseJson.For(new StoreRecordsJson());
}
