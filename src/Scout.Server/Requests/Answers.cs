using System.Text.Json;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Requests;

/// <summary>Writes answers.</summary>
internal static class Answers
{
    /// <summary>What every answer in JSON is.</summary>
    public const string Json = "application/json";

    /// <summary>Answers with one of the contract's documents.</summary>
    public static Task WriteAsync<T>(this HttpResponse response, T answer, int status = StatusCodes.Status200OK)
    {
        var bytes = WireJson.Bytes(answer);
        // What is left to do is for whoever reads, who may take any time.
        RequestSlot.Leave(response.HttpContext);
        response.StatusCode = status;
        response.ContentType = Json;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(response.HttpContext.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted).AsTask();
    }

    /// <summary>Answers with an error.</summary>
    public static Task WriteAsync(this HttpResponse response, ApiException error) => error.Problems.IsEmpty
        ? response.WriteAsync(WireError.Of(error.Message, error.Code, error.Refusals), error.Status)
        : response.WriteAsync(WireValidation.Of(error.Problems, error.Code), error.Status);

    /// <summary>A document as JSON, where it lies within another.</summary>
    public static JsonElement Element<T>(T answer) => JsonSerializer.SerializeToElement(answer, WireJson.Written);
}
