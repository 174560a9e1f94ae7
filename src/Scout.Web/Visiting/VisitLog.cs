using Microsoft.Extensions.Logging;

namespace Scout.Web.Visiting;

/// <summary>What the server's log says of those who come and go.</summary>
internal static partial class VisitLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A form was sent to {Path} without the mark of a page that this server has shown: of one that was open since before it was started again, or of another site.")]
    public static partial void OldForm(ILogger log, string path);
}
