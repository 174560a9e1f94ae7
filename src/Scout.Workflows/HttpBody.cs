using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Scout.Definitions;

namespace Scout;

/// <summary>What an HTTP request carries.</summary>
[JsonConverter(typeof(NoJson))]
public sealed class HttpBody
{
    private HttpBody(HttpContentDraft content) => Content = content;

    internal HttpContentDraft Content { get; }

    /// <summary>A value as JSON.</summary>
    /// <param name="value">The value; an object is made by the <c>Of</c> of its shape.</param>
    /// <returns>The body.</returns>
    public static HttpBody Json(Value value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(new HttpContentDraft.Value(value));
    }

    /// <summary>
    /// JSON with values in it: <c>HttpBody.Json($$"""{"name": {{customer.Name}}, "note": "from {{input.Source}}"}""")</c>. A value is written as JSON, and escaped between quotes: it
    /// cannot add a member.
    /// </summary>
    /// <param name="template">The JSON.</param>
    /// <returns>The body.</returns>
    public static HttpBody Json(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return new(new HttpContentDraft.Json(template));
    }

    /// <summary>A text as it is. Values in it are not escaped: nobody but the author knows its format.</summary>
    /// <param name="template">The text.</param>
    /// <param name="contentType">Its media type.</param>
    /// <returns>The body.</returns>
    public static HttpBody Text(Template template, string contentType = "text/plain")
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(contentType);
        return new(new HttpContentDraft.Text(template, contentType));
    }

    /// <summary>A form (<c>application/x-www-form-urlencoded</c>). A field that is only a value is left out where that is null, and sent once for each item of a list.</summary>
    /// <param name="fields">Its fields: <c>new() { ["grant_type"] = "client_credentials" }</c>.</param>
    /// <returns>The body.</returns>
    public static HttpBody Form(HttpFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(new HttpContentDraft.Form(fields));
    }

    /// <summary>Not for use: its text exists only when the workflow runs.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScoutException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Design", "CA1065", Justification = "One that became text would be a wrong workflow without an error.")]
    public override string ToString() => throw BuildTime.AsText("an HttpBody");
}
