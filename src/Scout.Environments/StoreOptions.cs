namespace Scout.Environments;

/// <summary>What a store depends on besides its files.</summary>
internal sealed record StoreOptions
{
    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long to wait for the lock. Default 30 seconds.</summary>
    public TimeSpan LockLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What long work is doing now, as a line; or none.</summary>
    public Action<string>? Progress { get; init; }
}
