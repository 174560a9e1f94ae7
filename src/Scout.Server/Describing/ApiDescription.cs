using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using Scout.Runs.Keys;
using Scout.Server.Guards;
using Scout.Server.Requests;

namespace Scout.Server.Describing;

/// <summary>The description of the API: for programs at <c>/openapi/v1.json</c>, for people at <c>/scalar</c>.</summary>
internal static class ApiDescription
{
    private const string Name = "v1";
    private const string Scheme = "key";

    /// <summary>Adds what makes it.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            var options = json.SerializerOptions;
            options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.NumberHandling = JsonNumberHandling.Strict;
            options.RespectNullableAnnotations = true;
            options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        });
        services.AddOpenApi(Name, options =>
        {
            // What most programs that make clients understand.
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                PlainSchemas.Simplify(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(async (operation, context, cancellation) =>
            {
                Describe(operation, context);
                await DescribeStreamAsync(operation, context, cancellation).ConfigureAwait(false);
            });
        });
    }

    /// <summary>Adds its routes.</summary>
    public static void MapTo(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").NeedsNothing();
        group.MapOpenApi($"/openapi/{Name}.json").ExcludeFromDescription();
        group.MapScalarApiReference("/scalar", scalar => scalar.WithTitle("Scout.Build").DisableDefaultFonts().DisableAgent().DisableTelemetry());
        ((IEndpointConventionBuilder)group).Finally(RequestGuard.Before);
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Scout.Build",
            Version = typeof(ApiDescription).Assembly.GetName().Version!.ToString(3),
            Description = "Runs workflows that are written as C# in a repository, streams and looks at their runs, and moves environments from revision to revision.",
        };
        document.Servers?.Clear();
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key: dotnet scout keys add NAME." };
    }

    private static async Task DescribeStreamAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var stream in context.Description.ActionDescriptor.EndpointMetadata.OfType<RouteStream>())
        {
            const string Status = "200";
            operation.Responses ??= [];
            if (!operation.Responses.TryGetValue(Status, out var response))
            {
                operation.Responses[Status] = response = new OpenApiResponse { Description = "OK" };
            }

            var name = SchemaNames.OfContract(stream.Event);
            var schema = await context.GetOrCreateSchemaAsync(stream.Event, null, cancellation).ConfigureAwait(false);
            context.Document!.AddComponent(name, schema);
            ((OpenApiResponse)response).Content ??= new Dictionary<string, OpenApiMediaType>();
            ((OpenApiResponse)response).Content![RouteWords.EventStream] = new() { Schema = new OpenApiSchemaReference(name, context.Document) };
        }
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in metadata.OfType<RouteParameters>().SelectMany(parameters => parameters.All))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = parameter.Place == "header" ? ParameterLocation.Header : ParameterLocation.Query,
                Description = parameter.Words,
                Required = parameter.IsRequired,
                Schema = new OpenApiSchema { Type = Enum.Parse<JsonSchemaType>(parameter.Type, ignoreCase: true) },
            });
        }

        if (metadata.OfType<Needs>().LastOrDefault() is { Scope: { } scope })
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
            operation.Description = $"Needs a key that may {scope.Word()}.";
        }
    }
}
