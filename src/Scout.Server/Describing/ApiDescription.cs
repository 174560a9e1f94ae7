using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using Scout.Server.Guards;
using Scout.Server.Requests;

namespace Scout.Server.Describing;

/// <summary>The description of the API: for programs at <c>/openapi/v1.json</c>, for people at <c>/scalar</c>.</summary>
internal static class ApiDescription
{
    private const string Name = "v1";

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
            options.AddSchemaTransformer((schema, context, _) =>
            {
                PlainSchemas.LeaveOut(schema, context.JsonTypeInfo);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(RouteDescription.CompleteAsync);
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
        document.Components.SecuritySchemes[RouteDescription.Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key: dotnet scout keys add NAME." };
    }
}
