namespace LeadDesk;

/// <summary>Reads mail addresses.</summary>
public static class Addresses
{
    /// <summary>The domain of an address, in small letters.</summary>
    public static string Domain(string email) =>
        email.LastIndexOf('@') is > 0 and var at && at < email.Length - 1
            ? email[(at + 1)..].Trim().ToLowerInvariant()
            : throw new FormatException($"'{email}' is no mail address.");
}
