using System.Runtime.CompilerServices;

namespace Scout.Client;

/// <summary>Reads lists of workflows.</summary>
internal static class WorkflowPages
{
    /// <summary>Workflows, page by page.</summary>
    public static async IAsyncEnumerable<WorkflowRevision> ReadAsync(Caller caller, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? next = null;
        do
        {
            var page = await caller.ReadAsync(new(HttpMethod.Get, Paths.Of("/v2/workflows", ("start_at", next))), ClientJson.Default.WorkflowPage, cancellation).ConfigureAwait(false);
            foreach (var workflow in page.Data)
            {
                yield return workflow;
            }

            next = page.NextCursor;
        }
        while (next is not null);
    }
}
