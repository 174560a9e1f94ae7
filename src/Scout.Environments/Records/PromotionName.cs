using System.Globalization;
using Scout.Environments.Files;

namespace Scout.Environments.Records;

/// <summary>The name of a promotion record's file: <c>000004-HASH.json</c>, or <c>.pending</c> until the manifest names it.</summary>
/// <param name="Serial">The record's place in its workflow, from 1.</param>
/// <param name="Hash">The SHA-256 of its bytes, 64 hex digits.</param>
/// <param name="IsPending">Whether it is written and was not made to count, or not named so yet.</param>
internal sealed record PromotionName(long Serial, string Hash, bool IsPending)
{
    private const string Suffix = ".json";

    /// <summary>The name that is written so, or none.</summary>
    public static PromotionName? TryParse(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return Path.GetExtension(file) is Suffix or StoreLayout.PendingExtension
            && name.Split('-') is [{ Length: >= 6 } serial, var hash]
            && long.TryParse(serial, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && Ids.IsHash(hash)
            && serial == number.ToString("000000", CultureInfo.InvariantCulture)
                ? new(number, hash, Path.GetExtension(file) == StoreLayout.PendingExtension)
                : null;
    }
}
