using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Scout.Web.Site;

/// <summary>A file that browsers are given.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Zipped">The same, gzipped.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Mark">The hash of it, in hex.</param>
internal sealed record SiteFile(byte[] Content, byte[] Zipped, string Type, string Mark);

/// <summary>The files that browsers are given: scripts, styles and pictures, out of this assembly. Nothing comes from anywhere else.</summary>
internal static class SiteFiles
{
    private const string Prefix = "assets/";
    private const int MarkLength = 16;
    private static readonly FrozenDictionary<string, Lazy<SiteFile>> All = typeof(SiteFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], name => new Lazy<SiteFile>(() => Read(name)), StringComparer.Ordinal);

    /// <summary>The address of a file, relative to the site: it changes with the file, so that a browser keeps what it has for as long as it is right.</summary>
    /// <param name="path">The file, such as <c>console.css</c>.</param>
    public static string Address(string path) => $"{path}?v={All[path].Value.Mark}";

    /// <summary>Adds a route for each.</summary>
    public static void MapTo(IEndpointRouteBuilder routes)
    {
        foreach (var (path, file) in All)
        {
            routes.MapGet($"/{path}", http => AnswerAsync(http, file.Value)).AllowAnonymous();
        }
    }

    private static Task AnswerAsync(HttpContext http, SiteFile file)
    {
        var (request, response) = (http.Request, http.Response);
        var tag = $"\"{file.Mark}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = request.Query["v"] == file.Mark ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.Headers.IfNoneMatch == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var isZipped = request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (isZipped)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        var content = isZipped ? file.Zipped : file.Content;
        (response.ContentType, response.ContentLength) = (file.Type, content.Length);
        return response.Body.WriteAsync(content, http.RequestAborted).AsTask();
    }

    private static SiteFile Read(string name)
    {
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(content);
        }

        return new(content, zipped.ToArray(), Type(Path.GetExtension(name)), Convert.ToHexStringLower(SHA256.HashData(content))[..MarkLength]);
    }

    private static string Type(string extension) => extension switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => throw new NotSupportedException(extension),
    };
}
