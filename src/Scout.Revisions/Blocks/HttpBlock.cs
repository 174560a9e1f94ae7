using System.Collections.Immutable;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Sends an HTTP request (<c>http</c>).</summary>
internal sealed record HttpBlock : Block
{
    /// <summary>The method, in capital letters: one of <see cref="HttpRules.Methods"/>.</summary>
    public required string Method { get; init; }

    /// <summary>The URL's template.</summary>
    public required string Url { get; init; }

    /// <summary>Query parameters beside those of the URL: a template for each name.</summary>
    public ImmutableSortedDictionary<string, string> Query { get; init; } = ScopeReader.Empty<string>();

    /// <summary>Header fields: a template for each name.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ScopeReader.Empty<string>();

    /// <summary>What is sent, or nothing.</summary>
    public HttpContentSource? Content { get; init; }

    /// <summary>The statuses that are no failure; none: every one from 200 to 299.</summary>
    public ImmutableArray<int> Expect { get; init; } = [];

    /// <summary>What of the answer the block yields.</summary>
    public HttpYield Yields { get; init; }

    /// <summary>Whether it yields the status and headers too.</summary>
    public bool Whole { get; init; }

    /// <summary>The longest answer in bytes, or <see cref="HttpRules.UsualAnswer"/>.</summary>
    public int? MaxBytes { get; init; }

    /// <summary>How many redirects are followed.</summary>
    public int Redirects { get; init; }

    public override BlockKind Kind => BlockKinds.Http;

    public override IEnumerable<BlockPart> Parts =>
    [
        new BlockPart.Plain("method", Method),
        new BlockPart.Template("url", Url),
        new BlockPart.Templates("query", Query),
        new BlockPart.Templates("headers", Headers),
        .. Content?.Parts ?? [],
        new BlockPart.Plain("expect", Expect.IsEmpty ? null : Expect),
        new BlockPart.Plain("yields", Yields == HttpYield.Text ? null : Yields == HttpYield.Json ? "json" : "bytes"),
        new BlockPart.Plain("whole", Whole ? true : null),
        new BlockPart.Plain("max_bytes", MaxBytes),
        new BlockPart.Plain("redirects", Redirects == 0 ? null : Redirects),
    ];

    public static HttpBlock Read(BlockSource from)
    {
        var method = from.Config.Required("method");
        var content = HttpContentSource.Read(from.Config);
        return content is null || HttpRules.Body(method.OneOf(HttpRules.Methods)) is null ? Read(from, method.OneOf(HttpRules.Methods), content) : throw method.Expected("a method whose requests carry something");
    }

    private static HttpBlock Read(BlockSource from, string method, HttpContentSource? content) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Method = method,
        Url = from.Config.Required("url").Text(),
        Query = HttpFieldReader.Fields(from.Config.Optional("query"), StringComparer.Ordinal, name => HttpRules.Field("query", name)),
        Headers = HttpFieldReader.Fields(from.Config.Optional("headers"), StringComparer.OrdinalIgnoreCase, HttpRules.Header),
        Content = content,
        Expect = from.Config.Optional("expect") is { } expect ? [.. expect.Items().Select(status => status.Integer(HttpRules.LeastStatus, HttpRules.MostStatus))] : [],
        Yields = from.Config.Optional("yields")?.OneOf("json", "bytes") switch { null => HttpYield.Text, "json" => HttpYield.Json, _ => HttpYield.Bytes },
        Whole = from.Config.Optional("whole")?.Flag() ?? false,
        MaxBytes = from.Config.Optional("max_bytes")?.Integer(1, HttpRules.MostAnswer),
        Redirects = from.Config.Optional("redirects")?.Integer(1, HttpRules.MostRedirects) ?? 0,
    };
}

/// <summary>What of an answer a block yields.</summary>
internal enum HttpYield
{
    /// <summary>Its text.</summary>
    Text,

    /// <summary>Its JSON.</summary>
    Json,

    /// <summary>Its bytes, in base64.</summary>
    Bytes,
}

/// <summary>What a request carries.</summary>
internal abstract record HttpContentSource
{
    private HttpContentSource() { }

    /// <summary>Its parts of the block.</summary>
    public abstract IEnumerable<BlockPart> Parts { get; }

    /// <summary>A value as JSON.</summary>
    public sealed record Value(Binding Binding) : HttpContentSource
    {
        public override IEnumerable<BlockPart> Parts => [new BlockPart.Value("value", Binding)];
    }

    /// <summary>A template of JSON.</summary>
    public sealed record Json(string Template) : HttpContentSource
    {
        public override IEnumerable<BlockPart> Parts => [new BlockPart.Template("json", Template)];
    }

    /// <summary>A template of any text.</summary>
    public sealed record Text(string Template, string ContentType) : HttpContentSource
    {
        public override IEnumerable<BlockPart> Parts => [new BlockPart.Template("text", Template), new BlockPart.Plain("content_type", ContentType)];
    }

    /// <summary>A form: a template for each field.</summary>
    public sealed record Form(ImmutableSortedDictionary<string, string> Fields) : HttpContentSource
    {
        public override IEnumerable<BlockPart> Parts => [new BlockPart.Templates("form", Fields)];
    }

    /// <summary>Reads the members of a block's <c>config</c> that say it; the second of two is left, and refused as unknown.</summary>
    public static HttpContentSource? Read(JsonMembersReader config) =>
        config.Optional("value") is { } value ? new Value(ScopeReader.Binding(value))
        : config.Optional("json") is { } json ? new Json(json.Text())
        : config.Optional("text") is { } text ? new Text(text.Text(), MediaType(config.Required("content_type")))
        : config.Optional("form") is { } form ? HttpFieldReader.Fields(form, StringComparer.Ordinal, name => HttpRules.Field("form", name)) is { IsEmpty: false } fields ? new Form(fields) : throw form.Expected("a form with a field")
        : null;

    private static string MediaType(JsonPlace place) => HttpRules.ContentType(place.Text()) is null ? place.Text() : throw place.Expected("a media type");
}

/// <summary>Reads templates by name.</summary>
internal static class HttpFieldReader
{
    public static ImmutableSortedDictionary<string, string> Fields(JsonPlace? place, StringComparer names, Func<string, string?> problem)
    {
        if (place is null)
        {
            return ScopeReader.Empty<string>();
        }

        var fields = ScopeReader.Map(place, template => template.Text());
        return fields.Keys.All(name => problem(name) is null) && fields.Keys.Distinct(names).Count() == fields.Count ? fields : throw place.Expected("templates by names that can be sent, each once");
    }
}
