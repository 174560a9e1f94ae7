using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Environments.Records;

/// <summary>How the store's own files are read and written.</summary>
internal static class StoreJson
{
    /// <summary>The format that this version reads and writes.</summary>
    public const int Format = 1;

    private static readonly JsonSerializerOptions Options = new(WholeJson.Strict(StoreRecordsJson.Written)) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly JsonSerializerOptions IndentedOptions = new(Options) { WriteIndented = true, NewLine = "\n" };

    public static byte[] Canonical<T>(T value) => CanonicalJson.Write(JsonSerializer.SerializeToElement(value, Options));

    /// <summary>For the one kind of file that people merge: the manifest.</summary>
    public static byte[] Indented<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, IndentedOptions), (byte)'\n'];

    /// <param name="bytes">The file's content.</param>
    /// <param name="shown">The file, for messages.</param>
    public static T Read<T>(byte[] bytes, string shown)
        where T : IStoreRecord
    {
        try
        {
            var element = CanonicalJson.Parse(bytes);
            if (element.ValueKind == JsonValueKind.Object
                && element.TryGetProperty("format", out var format)
                && format.ValueKind == JsonValueKind.Number
                && format.TryGetInt32(out var number)
                && number > Format)
            {
                throw StoreErrors.NewerFormat(shown, number);
            }

            var record = WholeJson.Read<T>(element, Options);
            return record.Problem() is { } problem ? throw StoreErrors.DoesNotParse(shown, problem) : record;
        }
        catch (JsonException error)
        {
            throw StoreErrors.DoesNotParse(shown, error.Message);
        }
        catch (ScoutException error) when (error.Code.StartsWith("SCOUT69", StringComparison.Ordinal))
        {
            throw ConflictMarkers.In(bytes) ? StoreErrors.MergeConflict(shown) : StoreErrors.DoesNotParse(shown, error.Message);
        }
    }
}

/// <summary>What a file of the store holds.</summary>
internal interface IStoreRecord
{
    /// <summary>What its types do not say and is wrong, or none.</summary>
    string? Problem();
}
