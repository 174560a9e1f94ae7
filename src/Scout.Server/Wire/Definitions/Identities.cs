using Scout.Environments.Git;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Definitions;

/// <summary>Who did something, as the API has it.</summary>
internal static class Identities
{
    /// <summary>Somebody of whom nothing is known.</summary>
    public static WireIdentity System { get; } = new() { Type = "system", Details = new() };

    /// <summary>A person.</summary>
    /// <param name="author">Who; none: nobody knows.</param>
    /// <param name="organization">The organization.</param>
    public static WireIdentity Of(Author? author, string organization) => author is null ? System : new()
    {
        Type = "user",
        Details = new()
        {
            UserId = author.Email ?? author.Name,
            OrgId = organization,
            ScoutOrganizationId = organization,
            Email = new() { EmailAddress = author.Email },
        },
        Name = author.Name,
    };

    /// <summary>A key.</summary>
    /// <param name="name">The key's name.</param>
    public static WireIdentity Key(string name) => new() { Type = "api_key", Details = new() { ApiKey = new() { Name = name } }, Name = name };
}
