namespace Scout.Environments.Git;

/// <summary>Who did something: git's user where there is one, else the user of this machine.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The address, or none.</param>
internal sealed record Author(string Name, string? Email = null);
