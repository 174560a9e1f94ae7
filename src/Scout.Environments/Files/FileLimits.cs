namespace Scout.Environments.Files;

/// <summary>The largest files that are read, in bytes.</summary>
internal static class FileLimits
{
    public const long Project = 1 << 20;
    public const long Json = 16 << 20;
    public const long Bundle = 1 << 29;

    /// <summary>The deepest JSON.</summary>
    public const int Depth = 128;
}
