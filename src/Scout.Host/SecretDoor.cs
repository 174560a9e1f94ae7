using Scout.Revisions.Secrets;

namespace Scout.Host;

/// <summary>Keeps the secrets of the project out of what this process writes to its console, whoever writes it, from now on until it is disposed.</summary>
internal sealed class SecretDoor : IDisposable
{
    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _error = Console.Error;

    public SecretDoor()
    {
        Console.SetOut(HidingWriter.Over(_output, Secrets));
        Console.SetError(HidingWriter.Over(_error, Secrets));
    }

    /// <summary>The secrets that are known so far.</summary>
    public HiddenTexts Secrets { get; } = new();

    public void Dispose()
    {
        Console.Out.Dispose();
        Console.Error.Dispose();
        Console.SetOut(_output);
        Console.SetError(_error);
    }
}
