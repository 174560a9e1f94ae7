using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Scout.Runs.Keys;
using Scout.Server.Guards;
using Scout.Server.Requests;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Describing;

/// <summary>Describes one call: what it takes, answers and is refused with, as far as its route does not say it in a way of the framework's own.</summary>
internal static class RouteDescription
{
    /// <summary>The security scheme.</summary>
    public const string Scheme = "key";

    /// <summary>Completes the description of a call.</summary>
    public static async Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        // Whether the code of a route takes a part of its path or not, who asks has to say it.
        foreach (var name in PartsOf(context.Description.RelativePath ?? "").Where(name => operation.Parameters.All(parameter => parameter.Name != name)))
        {
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }

        foreach (var parameter in metadata.OfType<RouteParameters>().SelectMany(parameters => parameters.All))
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = parameter.Place == RouteParameter.InHeader ? ParameterLocation.Header : ParameterLocation.Query,
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

        if (metadata.OfType<RouteBody>().LastOrDefault() is { Type: { } body })
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Content = new Dictionary<string, OpenApiMediaType> { [Answers.Json] = new() { Schema = await SchemaAsync(body, context, cancellation).ConfigureAwait(false) } },
            };
        }

        operation.Responses ??= [];
        foreach (var stream in metadata.OfType<RouteStream>())
        {
            var schemas = new List<IOpenApiSchema>();
            foreach (var type in stream.Events)
            {
                schemas.Add(await SchemaAsync(type, context, cancellation).ConfigureAwait(false));
            }

            Content(operation.Responses, StatusCodes.Status200OK)[RouteWords.EventStream] = new() { Schema = schemas is [var only] ? only : new OpenApiSchema { AnyOf = schemas } };
        }

        foreach (var status in RequestGuard.Refusals(metadata))
        {
            var type = status == StatusCodes.Status422UnprocessableEntity ? typeof(WireValidation) : typeof(WireError);
            Content(operation.Responses, status)[Answers.Json] = new() { Schema = await SchemaAsync(type, context, cancellation).ConfigureAwait(false) };
        }

        var sorted = operation.Responses.OrderBy(response => response.Key, StringComparer.Ordinal).ToArray();
        operation.Responses.Clear();
        Array.ForEach(sorted, response => operation.Responses[response.Key] = response.Value);
    }

    private static IEnumerable<string> PartsOf(string path) => path.Split('{', '}').Where((_, at) => at % 2 == 1);

    private static IDictionary<string, OpenApiMediaType> Content(OpenApiResponses responses, int status)
    {
        var key = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!responses.TryGetValue(key, out var response))
        {
            responses[key] = response = new OpenApiResponse { Description = ReasonPhrases.GetReasonPhrase(status) };
        }

        return ((OpenApiResponse)response).Content ??= new Dictionary<string, OpenApiMediaType>();
    }

    // Any JSON stands wherever it is used.
    private static async Task<IOpenApiSchema> SchemaAsync(Type type, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var schema = await context.GetOrCreateSchemaAsync(type, null, cancellation).ConfigureAwait(false);
        if (type == typeof(JsonElement))
        {
            return schema;
        }

        var name = SchemaNames.OfContract(type);
        context.Document!.AddComponent(name, schema);
        return new OpenApiSchemaReference(name, context.Document);
    }
}
