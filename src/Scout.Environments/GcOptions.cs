namespace Scout.Environments;

/// <summary>What <c>gc</c> keeps, and whether it removes.</summary>
internal sealed record GcOptions
{
    /// <summary>Removes; else only lists.</summary>
    public bool Apply { get; init; }

    /// <summary>How many of the last pointers of each environment are kept, with their bundles. Default 10.</summary>
    public int KeepPointers { get; init; } = 10;

    /// <summary>How many of the last builds of each workflow are kept. Default 20.</summary>
    public int KeepBuilds { get; init; } = 20;
}
