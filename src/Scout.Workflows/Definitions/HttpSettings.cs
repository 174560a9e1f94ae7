using System.Collections.Immutable;
using Scout.Revisions.Blocks;
using Scout.Revisions.Rules;

namespace Scout.Definitions;

/// <summary>Makes <c>http</c> blocks.</summary>
internal static class HttpSettings
{
    public static HttpBlock Build<T>(HttpOptions<T> options, BlockBinder binder)
    {
        var method = options.Method?.Method ?? "";
        binder.Check(HttpRules.Method(method));
        binder.Check(HttpRules.Redirects(options.Redirects));
        foreach (var status in options.Expect ?? [])
        {
            binder.Check(HttpRules.Status(status));
        }

        if (options.MaxResponseBytes is { } bytes)
        {
            binder.Check(HttpRules.Answer(bytes));
        }

        if (options.Body is not null && HttpRules.Body(method) is { } problem)
        {
            binder.Errors.Setting(binder.Draft, problem);
        }

        var (isWhole, body) = typeof(T) is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(HttpAnswer<>) ? (true, type.GetGenericArguments()[0]) : (false, typeof(T));
        return new()
        {
            Id = binder.Id,
            Needs = [],
            Output = binder.Output,
            Method = method,
            Url = Url(options.Url, binder),
            Query = Fields("Query", options.Query, StringComparer.Ordinal, name => HttpRules.Field("Query", name), binder),
            Headers = Fields("Headers", options.Headers, StringComparer.OrdinalIgnoreCase, HttpRules.Header, binder),
            Content = options.Body?.Content switch
            {
                HttpContentDraft.Value value => new HttpContentSource.Value(binder.Bind("Body", value.Content)),
                HttpContentDraft.Json json => new HttpContentSource.Json(binder.Template("Body", json.Content)),
                HttpContentDraft.Text text => Text(text, binder),
                HttpContentDraft.Form form => Form(form, binder),
                _ => null,
            },
            Expect = [.. (options.Expect ?? []).Distinct().Order()],
            Yields = body == typeof(string) ? HttpYield.Text : body == typeof(byte[]) ? HttpYield.Bytes : HttpYield.Json,
            Whole = isWhole,
            MaxBytes = options.MaxResponseBytes,
            Redirects = options.Redirects,
        };
    }

    private static string Url(Template? template, BlockBinder binder)
    {
        if (template is null)
        {
            binder.Errors.Setting(binder.Draft, "Url is null; set it");
            return "";
        }

        var url = binder.Template("Url", template);
        binder.Check(HttpRules.Url(url));
        return url;
    }

    private static HttpContentSource.Form Form(HttpContentDraft.Form form, BlockBinder binder)
    {
        binder.Check(HttpRules.Form(form.Content.All.Length));
        return new(Fields("Body", form.Content, StringComparer.Ordinal, name => HttpRules.Field("Body", name), binder));
    }

    private static HttpContentSource.Text Text(HttpContentDraft.Text text, BlockBinder binder)
    {
        binder.Check(HttpRules.ContentType(text.ContentType));
        return new(binder.Template("Body", text.Content), text.ContentType);
    }

    private static ImmutableSortedDictionary<string, string> Fields(string setting, HttpFields? fields, StringComparer names, Func<string, string?> problem, BlockBinder binder)
    {
        var made = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var known = new HashSet<string>(names);
        foreach (var (name, template) in fields?.All ?? [])
        {
            binder.Check(problem(name));
            if (!known.Add(name))
            {
                binder.Errors.Setting(binder.Draft, $"{setting} has '{name}' twice; a list in one is sent once for each item");
            }

            made[name] = binder.Template($"{setting}[\"{name}\"]", template);
        }

        return made.ToImmutable();
    }
}

/// <summary>What a request carries, as it is being defined.</summary>
internal abstract record HttpContentDraft
{
    private HttpContentDraft() { }

    public sealed record Value(Scout.Value Content) : HttpContentDraft;

    public sealed record Json(Template Content) : HttpContentDraft;

    public sealed record Text(Template Content, string ContentType) : HttpContentDraft;

    public sealed record Form(HttpFields Content) : HttpContentDraft;
}
