using System.Text;

namespace Scout.Revisions.Inputs;

/// <summary>The standard input of this process.</summary>
internal static class PipedInput
{
    /// <summary>A reader of it. What is piped is UTF-8, or UTF-16 with its mark: bytes that are neither throw <see cref="DecoderFallbackException"/>, and do not become other characters.</summary>
    public static TextReader Open() => Console.IsInputRedirected
        ? new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true))
        : Console.In;
}
