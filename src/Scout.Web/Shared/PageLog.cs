using Microsoft.Extensions.Logging;

namespace Scout.Web.Shared;

/// <summary>What the server's log says of pages that their reader is told no more of than that they cannot be shown.</summary>
internal static partial class PageLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The page {Page} could not be shown.")]
    public static partial void NotShown(ILogger log, string page, Exception exception);
}
