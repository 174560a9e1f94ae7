using System.Net;
using Scout.Execution.Templates;
using Scout.Revisions.Json;

namespace Scout.Execution.Http;

internal static class HttpErrors
{
    /// <summary>A status that is not expected.</summary>
    /// <param name="request">What was asked, such as <c>GET api.example.com</c>.</param>
    /// <param name="status">The status.</param>
    /// <param name="said">What the answer says, or nothing.</param>
    /// <param name="retryAfter">When it wants to be asked again, or none.</param>
    /// <param name="remedy">What is to be done, as a sentence; empty where that is done.</param>
    public static ScoutException NotExpected(string request, HttpStatusCode status, string said, TimeSpan? retryAfter, string remedy) => new(
        "SCOUT7440",
        $"{request} was answered with {(int)status} {Reason(status)}{(said.Length == 0 ? "." : $": {UnicodeText.OneSentence(said)}")} {remedy}".TrimEnd())
    { IsFinal = !IsPassing(status), RetryAfter = retryAfter };

    public static ScoutException HostNotAllowed(string host, bool isPort) => new(
        "SCOUT7441",
        $"No request may go to {host}: {(isPort ? "its port is neither 80 nor 443" : "it is not among the hosts of this environment")}. Where it is meant, add \"{host}\" to \"hosts\" of \"http\" in scout.json, or to \"private\" where its address is not public.")
    { IsFinal = true };

    public static ScoutException AddressRefused(string host, IPAddress address, bool mayBeNamed) => new(
        "SCOUT7442",
        $"No request may go to {host}: its address {address} is not of the public internet. {(mayBeNamed ? $"Where it is meant, add \"{host}\" to \"private\" of \"http\" in scout.json." : "Nothing that a workflow asks has such an address.")}")
    { IsFinal = true };

    public static ScoutException HostOfData(string url, string host) => new(
        "SCOUT7443",
        $"The host of the URL {TemplateErrors.Head(url)} is decided by what the run is given, and {host} is not among the hosts of this environment. Where it is meant, add \"{host}\" to \"hosts\" of \"http\" in scout.json; \"*\" is every public one.")
    { IsFinal = true };

    public static ScoutException UrlIsNone(string url, string why) => new(
        "SCOUT7444",
        $"{TemplateErrors.Head(url)} is no URL to send a request to: {why}.")
    { IsFinal = true };

    public static ScoutException NotReached(string request, Exception exception) => new(
        "SCOUT7445",
        $"{request} failed: {UnicodeText.OneSentence(exception.Message)} Look whether the service is there, or give the block a Retry.",
        exception);

    public static ScoutException TooSlow(string request, TimeSpan limit) => new(
        "SCOUT7446",
        $"{request} was not answered within {limit.TotalSeconds:0} s. Give the block a Timeout that is longer, or a Retry.");

    public static ScoutException TooLong(string request, int limit) => new(
        "SCOUT7447",
        $"{request} was answered with more than {limit} bytes. Ask for less, or set MaxResponseBytes.")
    { IsFinal = true };

    public static ScoutException NotReadable(string request, string what, string why, string text) => new(
        "SCOUT7448",
        $"{request} was to be answered with {what}, and was not: {why}{(text.Length == 0 ? "." : $": {TemplateErrors.Head(text)}.")} Look at what the service answers, or give the block a Retry.");

    public static ScoutException NotFollowed(string request, string why) => new(
        "SCOUT7449",
        $"{request} is redirected, and that is not followed: {why}. Write the URL that is meant.")
    { IsFinal = true };

    public static ScoutException HeaderIsNone(string name, string value) => new(
        "SCOUT7450",
        $"The header '{name}' would have a line end, a control character or a letter that headers do not have: {TemplateErrors.Head(value)}. Send such a text in the body or in the query.")
    { IsFinal = true };

    public static ScoutException BodyIsNoJson(string why, string text) => new(
        "SCOUT7451",
        $"The body is no JSON: {why} in {TemplateErrors.Head(text)}. Write its values bare or between quotes: they are written as JSON.")
    { IsFinal = true };

    public static ScoutException HeaderOfNoBody(string name) => new(
        "SCOUT7452",
        $"The header '{name}' says something of a body, and the request has none. Give it a Body, or leave the header out.")
    { IsFinal = true };

    /// <summary>Whether a status says that another try may be answered otherwise.</summary>
    public static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425 or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or >= (HttpStatusCode)520;

    private static string Reason(HttpStatusCode status) => UnicodeText.Shorten(System.Text.RegularExpressions.Regex.Replace(status.ToString(), "(?<=[a-z])(?=[A-Z])", " "), 40);
}
