using System.Text;
using System.Text.Json;
using Basic.Reference.Assemblies;
using Microsoft.AspNetCore.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NSwag.CodeGeneration.CSharp;
using Scout.Web.Site;

namespace Scout.Server.Tests.Describing;

/// <summary>The description of the API for programs.</summary>
public sealed class TheDescription(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task It_is_valid()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(await TextAsync()));

        var (document, diagnostic) = await OpenApiDocument.LoadAsync(stream, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Empty(diagnostic.Warnings.Select(warning => warning.ToString()));
        Assert.Empty(document!.Validate(ValidationRuleSet.GetDefaultRuleSet()).Select(error => error.ToString()));
    }

    [Fact]
    public async Task Every_route_is_in_it_with_its_refusals()
    {
        var paths = JsonElement.Parse(await TextAsync()).GetProperty("paths");
        var described = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}")).ToArray();
        var routes = shared.Served.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
            .Where(route => route.Metadata.GetMetadata<SitePart>() is null && route.Metadata.GetMetadata<IHttpMethodMetadata>() is not null)
            .Where(route => !route.RoutePattern.RawText!.Contains("scalar", StringComparison.Ordinal) && !route.RoutePattern.RawText.Contains("openapi", StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {route.RoutePattern.RawText}")).ToArray();

        Assert.Equal(routes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
        Assert.All(
            paths.EnumerateObject().Where(path => path.Name.StartsWith("/v2", StringComparison.Ordinal)).SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.All(["401", "403"], status => Assert.True(operation.Value.GetProperty("responses").TryGetProperty(status, out _), $"{operation.Name} {operation.Value.GetProperty("operationId")}")));
    }

    [Fact]
    public async Task Times_are_texts_and_any_JSON_is_anything()
    {
        var text = await TextAsync();
        var schemas = JsonElement.Parse(text).GetProperty("components").GetProperty("schemas");

        Assert.Equal("string", schemas.GetProperty("Workflow").GetProperty("properties").GetProperty("created_at").GetProperty("type").GetString());
        Assert.False(schemas.GetProperty("Run").GetProperty("properties").GetProperty("output").TryGetProperty("type", out _));
        Assert.DoesNotContain("$type", text, StringComparison.Ordinal);
        Assert.DoesNotContain("JsonElement", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_stand_for_themselves_are_listed()
    {
        var schemas = JsonElement.Parse(await TextAsync()).GetProperty("components").GetProperty("schemas");

        Assert.Equal(["unchanged", "safe", "risky", "breaking"], schemas.GetProperty("DiffLevel").GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public async Task A_client_that_is_made_from_it_compiles()
    {
        var document = await NSwag.OpenApiDocument.FromJsonAsync(await TextAsync(), TestContext.Current.CancellationToken);
        var code = new CSharpClientGenerator(document, new() { CSharpGeneratorSettings = { Namespace = "Made" } }).GenerateFile();

        var compilation = CSharpCompilation.Create(
            "Made",
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location)],
            new(OutputKind.DynamicallyLinkedLibrary));

        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.ToString()));
        Assert.Contains("Task<RunResponse> ", code, StringComparison.Ordinal);
        Assert.Contains("public object Output", code, StringComparison.Ordinal);
    }

    private static readonly Uri Place = new("/openapi/v1.json", UriKind.Relative);

    private async Task<string> TextAsync()
    {
        using var client = new HttpClient { BaseAddress = shared.Served.Client.BaseAddress };
        return await client.GetStringAsync(Place, TestContext.Current.CancellationToken);
    }
}
