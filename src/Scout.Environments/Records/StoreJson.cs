using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Environments.Records;

/// <summary>How the store's own files are read and written.</summary>
internal static class StoreJson
{
    /// <summary>The format that this version reads and writes.</summary>
    public const int Format = 1;

    private static readonly JsonSerializerOptions Options = Strict(StoreRecordsJson.Written);

    private static readonly JsonSerializerOptions IndentedOptions = new(Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Options for files of the store: every member is known, and what a record needs is there.</summary>
    public static JsonSerializerOptions Strict(JsonSerializerOptions written) => new(WholeJson.Strict(written)) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static byte[] Canonical<T>(T value) => Canonical(value, Options);

    public static byte[] Canonical<T>(T value, JsonSerializerOptions options) => CanonicalJson.Write(JsonSerializer.SerializeToElement(value, options));

    /// <summary>For the one kind of file that people merge: the manifest.</summary>
    public static byte[] Indented<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, IndentedOptions), (byte)'\n'];

    /// <param name="bytes">The file's content.</param>
    /// <param name="shown">The file, for messages.</param>
    public static T Read<T>(byte[] bytes, string shown)
        where T : IStoreRecord => Read<T>(bytes, shown, Options, "format");

    /// <param name="bytes">The file's content.</param>
    /// <param name="shown">The file, for messages.</param>
    /// <param name="options">How it is read, <see cref="Strict"/>.</param>
    /// <param name="format">The members that lead to the number of its format.</param>
    public static T Read<T>(byte[] bytes, string shown, JsonSerializerOptions options, params string[] format)
        where T : IStoreRecord
    {
        try
        {
            var element = CanonicalJson.Parse(bytes);
            JsonElement? said = element;
            foreach (var name in format)
            {
                said = said is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty(name, out var member) ? member : null;
            }

            if (said is { ValueKind: JsonValueKind.Number } written && written.TryGetInt32(out var number) && number > Format)
            {
                throw StoreErrors.NewerFormat(shown, number);
            }

            var record = WholeJson.Read<T>(element, options);
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
