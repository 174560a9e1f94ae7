using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Scout.Client;

/// <summary>Calls a server of workflows: <c>dotnet scout serve</c>, or an app that has one in it. Safe for many threads; one is enough for a program.</summary>
public sealed class ScoutClient : IDisposable
{
    private readonly Caller _caller;
    private readonly HttpClient? _own;

    /// <summary>A client with connections of its own.</summary>
    /// <param name="server">Where the server is, with the prefix where an app has put it below one: <c>https://desk.example.com/scout</c>.</param>
    /// <param name="key">The key: <c>dotnet scout keys add</c>.</param>
    /// <param name="options">How it asks.</param>
    public ScoutClient(Uri server, string key, ScoutClientOptions? options = null)
    {
        _own = new HttpClient();
        _caller = new(_own, Absolute(server ?? throw new ArgumentNullException(nameof(server))), key ?? throw new ArgumentNullException(nameof(key)), options ?? new());
    }

    /// <summary>A client over a given one, which has the server's address (<see cref="HttpClient.BaseAddress"/>) and sends the key (<c>Authorization: Bearer KEY</c>), as <c>AddHttpClient</c> makes it.</summary>
    /// <param name="http">It stays its owner's.</param>
    /// <param name="options">How it asks.</param>
    public ScoutClient(HttpClient http, ScoutClientOptions? options = null)
    {
        http = http ?? throw new ArgumentNullException(nameof(http));
        _caller = new(http, Absolute(http.BaseAddress), null, options ?? new());
    }

    /// <summary>A workflow by its id, with inputs and outputs as JSON.</summary>
    /// <param name="id">The id: <c>support-desk</c>.</param>
    /// <param name="options">What of it runs, unless a call says otherwise.</param>
    public WorkflowClient Workflow(string id, ExecuteOptions? options = null) => new(_caller, id ?? throw new ArgumentNullException(nameof(id)), options ?? new());

    /// <summary>A workflow by its id, with inputs and outputs of types that a source-generated context describes.</summary>
    /// <param name="id">The id: <c>support-desk</c>.</param>
    /// <param name="input">How inputs are written: names are snake_case.</param>
    /// <param name="output">How outputs are read.</param>
    /// <param name="options">What of it runs, unless a call says otherwise.</param>
    public WorkflowClient<TInput, TOutput> Workflow<TInput, TOutput>(string id, JsonTypeInfo<TInput> input, JsonTypeInfo<TOutput> output, ExecuteOptions? options = null) =>
        new(Workflow(id, options), input ?? throw new ArgumentNullException(nameof(input)), output ?? throw new ArgumentNullException(nameof(output)));

    /// <summary>A workflow by its id, with inputs and outputs of types that are read by reflection: the records that the workflow itself is written with, or alike.</summary>
    /// <param name="id">The id: <c>support-desk</c>.</param>
    /// <param name="options">What of it runs, unless a call says otherwise.</param>
    /// <param name="json">How values are written. Default: as workflows have them, names and enums in snake_case, durations as <c>PT1M30S</c>.</param>
#if NET
    [System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode("The types are read by reflection. Give the JsonTypeInfo of a source-generated context.")]
    [System.Diagnostics.CodeAnalysis.RequiresDynamicCode("The types are read by reflection. Give the JsonTypeInfo of a source-generated context.")]
#endif
    public WorkflowClient<TInput, TOutput> Workflow<TInput, TOutput>(string id, ExecuteOptions? options = null, JsonSerializerOptions? json = null)
    {
        var values = json ?? ValueJson.Options;
        values.MakeReadOnly(populateMissingResolver: true);
        return Workflow(id, (JsonTypeInfo<TInput>)values.GetTypeInfo(typeof(TInput)), (JsonTypeInfo<TOutput>)values.GetTypeInfo(typeof(TOutput)), options);
    }

    /// <summary>A run by its id.</summary>
    public RunClient Run(string id) => new(_caller, id ?? throw new ArgumentNullException(nameof(id)));

    /// <summary>Every workflow that the key is for, each with its newest revision, page by page.</summary>
    public IAsyncEnumerable<WorkflowRevision> WorkflowsAsync(CancellationToken cancellation = default) => WorkflowPages.ReadAsync(_caller, cancellation);

    /// <summary>Closes the connections, where they are its own.</summary>
    public void Dispose() => _own?.Dispose();

    private static Uri Absolute(Uri? server) =>
        server is { IsAbsoluteUri: true } ? server : throw new ArgumentException($"The server's address is '{server}'. It must be a whole one, such as https://desk.example.com; of an HttpClient it is the BaseAddress.");
}
