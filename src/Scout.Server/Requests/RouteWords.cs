using System.Collections.Immutable;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Requests;

/// <summary>A parameter of a route that is no part of its path.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place"><c>query</c> or <c>header</c>.</param>
/// <param name="Words">What it is.</param>
/// <param name="Type"><c>string</c>, <c>integer</c> or <c>boolean</c>.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record RouteParameter(string Name, string Place, string Words, string Type, bool IsRequired)
{
    /// <summary>The place of a header.</summary>
    public const string InHeader = "header";

    /// <summary>One of the query.</summary>
    public static RouteParameter Query(string name, string words, string type = "string", bool isRequired = false) => new(name, "query", words, type, isRequired);

    /// <summary>A header.</summary>
    public static RouteParameter Header(string name, string words) => new(name, InHeader, words, "string", false);
}

/// <summary>The parameters of a route, for its description.</summary>
internal sealed record RouteParameters(ImmutableArray<RouteParameter> All);

/// <summary>What the body of a route's requests is, which is read before the request has a place among those that are answered.</summary>
internal sealed record RouteBody(Type Type);

/// <summary>What the events of a stream may be that a route may answer with.</summary>
internal sealed record RouteStream(ImmutableArray<Type> Events);

/// <summary>Describes routes, for people and for programs that are made from the description.</summary>
internal static class RouteWords
{
    /// <summary>The type of a stream of server-sent events.</summary>
    public const string EventStream = "text/event-stream";

    /// <summary>Says what a route is for and what it takes.</summary>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder route, string name, string summary, params ImmutableArray<RouteParameter> parameters) =>
        route.WithName(name).WithTags(name.Split('_')[0]).WithSummary(summary).WithMetadata(new RouteParameters(parameters));

    /// <summary>Says what the body is; whether it is JSON says whoever reads it. Metadata of the framework's own for that would have the routing refuse requests that have no body, and that without a word.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route)
        where T : notnull => route.WithMetadata(new RouteBody(typeof(T)));

    /// <summary>Says what the answer is.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) => route.Produces<T>(status, Answers.Json);

    /// <summary>Says what the events are, where the answer is a stream of them.</summary>
    public static RouteHandlerBuilder Streams<T>(this RouteHandlerBuilder route) => route.WithMetadata(new RouteStream([typeof(T)]));

    /// <summary>Says what the events are, and what the last is.</summary>
    public static RouteHandlerBuilder Streams<T, TLast>(this RouteHandlerBuilder route) => route.WithMetadata(new RouteStream([typeof(T), typeof(TLast)]));

    /// <summary>Says by which errors it is refused, besides those that any request may be.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            route.Produces(status, status == StatusCodes.Status422UnprocessableEntity ? typeof(WireValidation) : typeof(WireError), Answers.Json);
        }

        return route;
    }
}
