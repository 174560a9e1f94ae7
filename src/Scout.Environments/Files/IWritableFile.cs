namespace Scout.Environments.Files;

/// <summary>A new file that is being written.</summary>
internal interface IWritableFile : IDisposable
{
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Makes the content durable. After an error it must not be called again: the system forgets what it could not write.</summary>
    void Sync();
}
