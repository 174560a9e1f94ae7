using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Scout.Client;

/// <summary>Reads lists of runs.</summary>
internal static class Logs
{
    /// <summary>Runs, page by page.</summary>
    public static async IAsyncEnumerable<RunLog> ReadAsync(Caller caller, string workflow, LogFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        do
        {
            using var response = await caller.OpenAsync(new(HttpMethod.Get, Path(workflow, filter, cursor)), cancellation).ConfigureAwait(false);
            using var body = await response.ReadBodyAsync(cancellation).ConfigureAwait(false);
            var hasEnded = false;
            await foreach (var item in SseParser.Create(body.Stream).EnumerateAsync(cancellation).ConfigureAwait(false))
            {
                if (item.EventType == "run_log")
                {
                    yield return JsonSerializer.Deserialize(item.Data, ClientJson.Default.RunLog)!;
                }
                else if (item.EventType == "end")
                {
                    (hasEnded, cursor) = (true, JsonSerializer.Deserialize(item.Data, ClientJson.Default.LogEnd)!.NextCursor);
                }
            }

            if (!hasEnded)
            {
                // Half of a list must not look like a whole one.
                throw new IOException($"The list of runs of {workflow} breaks off. Ask again.");
            }
        }
        while (cursor is not null);
    }

    private static string Path(string workflow, LogFilter filter, string? cursor) => Paths.Of(
        "/v2/run_logs",
        ("workflow_id", workflow), ("environment", filter.Environment), ("revision_id", filter.RevisionId), ("session_id", filter.SessionId), ("status", filter.Status), ("trigger", filter.Trigger), ("feedback", filter.Feedback),
        ("start_date", Time(filter.Since)), ("end_date", Time(filter.Until)), ("summary_only", filter.SummaryOnly ? "true" : null),
        ("limit", filter.PageSize.ToString(CultureInfo.InvariantCulture)), ("cursor", cursor));

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
