namespace Scout.Environments.Files;

/// <summary>A file that nobody else can open while this one is open, whatever happens to the process.</summary>
internal interface IHeldFile : IDisposable
{
    void Replace(ReadOnlySpan<byte> content);
}
