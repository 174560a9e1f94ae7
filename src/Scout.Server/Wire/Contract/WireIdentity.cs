namespace Scout.Server.Wire.Contract;

/// <summary>Who did something.</summary>
internal sealed record WireIdentity
{
    /// <summary><c>user</c>, <c>api_key</c> or <c>system</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Of a user who that is; of a key the key; empty for the system.</summary>
    public required WireIdentityDetails Details { get; init; }

    /// <summary>The name that people know them by.</summary>
    public string? Name { get; init; }
}

/// <summary>Who a user or a key is. A user has all of the first four, a key at most the last.</summary>
internal sealed record WireIdentityDetails
{
    /// <summary>The user's address, or the name where there is none.</summary>
    public string? UserId { get; init; }

    /// <summary>The organization.</summary>
    public string? OrgId { get; init; }

    /// <summary>The organization.</summary>
    public string? ScoutOrganizationId { get; init; }

    /// <summary>The user's address.</summary>
    public WireEmail? Email { get; init; }

    /// <summary>The key.</summary>
    public WireApiKey? ApiKey { get; init; }
}

/// <summary>An address; empty where none is known.</summary>
internal sealed record WireEmail
{
    /// <summary>The address.</summary>
    public string? EmailAddress { get; init; }
}

/// <summary>A key, by what may be told of it.</summary>
internal sealed record WireApiKey
{
    /// <summary>The key's name.</summary>
    public string? Name { get; init; }
}
