using System.Text;
using Scout.Revisions.Text;

namespace Scout.Web.Serving;

/// <summary>The door through which the server's text leaves its process: what callers, models and customers said commands nobody's terminal.</summary>
internal static class ServerDoor
{
    /// <summary>Standard error.</summary>
    public static TextWriter Error { get; } = PlainWriter.Over(new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
}
