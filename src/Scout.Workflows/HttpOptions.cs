namespace Scout;

/// <summary>What an HTTP request is, and what is taken of its answer.</summary>
/// <typeparam name="T">What the block yields: <see cref="string"/> for the answer's text, an array of <see cref="byte"/> for its bytes, <see cref="HttpAnswer{T}"/> for its status and headers too, any other type for JSON of its schema.</typeparam>
public sealed record HttpOptions<T> : BlockOptions<T>
{
    /// <summary>The method: GET (the default), HEAD, POST, PUT, PATCH, DELETE or OPTIONS.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>
    /// The URL, https or http. A value in its path or query is escaped as what it stands in: it cannot add a segment or a parameter. A hole at its beginning is the beginning of
    /// a URL: <c>$"{{{{ vars.crm }}}}/companies/{input.Domain}"</c>.
    /// </summary>
    public required Template Url { get; init; }

    /// <summary>Query parameters beside those of the URL: <c>new() { ["q"] = $"{input.Text}" }</c>. One that is only a value is left out where that is null, and sent once for each item of a list.</summary>
    public HttpFields Query { get; init; } = [];

    /// <summary>Header fields: <c>new() { ["Authorization"] = "Bearer {{ secrets.CRM_TOKEN }}" }</c>. A value with a line end or another control character fails the block.</summary>
    public HttpFields Headers { get; init; } = [];

    /// <summary>What is sent; by default nothing.</summary>
    public HttpBody? Body { get; init; }

    /// <summary>The statuses that are no failure, 200 to 599; by default every one from 200 to 299. One that is not expected fails the block (<c>SCOUT7440</c>).</summary>
    public IReadOnlyList<int> Expect { get; init; } = [];

    /// <summary>The longest answer, uncompressed: 1 to 16,777,216 bytes; by default 1,048,576. A longer one fails the block.</summary>
    public int? MaxResponseBytes { get; init; }

    /// <summary>How many redirects are followed: 0 (the default) to 10. Each goes through the same guard, and to another host without headers.</summary>
    public int Redirects { get; init; }
}
