using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Scout.Revisions.Blocks;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Tests.Generators;

/// <summary>Arbitrary blocks that send a request.</summary>
internal static class HttpGenerators
{
    public static Gen<Block> Block(string id) =>
        from content in Gen.Frequency((1, Gen.Constant((HttpContentSource?)null)), (2, Content))
        from method in Gen.Elements(content is null ? HttpRules.Methods : [.. HttpRules.Methods.Except(HttpRules.SafeMethods)])
        from url in JsonGenerators.Text
        from query in Fields(JsonGenerators.Text.Where(name => name.Length > 0), 0)
        from headers in Fields(Gen.Elements("Authorization", "X-Request-Id", "Accept", "If-None-Match"), 0)
        from expect in Gen.SubListOf<int>([200, 204, 304, 404, 599])
        from yields in Gen.Elements(HttpYield.Text, HttpYield.Json, HttpYield.Bytes)
        from whole in Gen.Elements(true, false)
        from bytes in Gen.Elements<int?>(null, 1, HttpRules.UsualAnswer, HttpRules.MostAnswer)
        from redirects in Gen.Choose(0, HttpRules.MostRedirects)
        select (Block)new HttpBlock
        {
            Id = id,
            Needs = [],
            Output = new Schema(JsonElement.Parse("{}")),
            Method = method,
            Url = url,
            Query = query,
            Headers = headers,
            Content = content,
            Expect = [.. expect],
            Yields = yields,
            Whole = whole,
            MaxBytes = bytes,
            Redirects = redirects,
        };

    private static Gen<HttpContentSource?> Content { get; } = Gen.OneOf(
        RevisionGenerators.AnyBinding.Select(binding => (HttpContentSource?)new HttpContentSource.Value(binding)),
        JsonGenerators.Text.Select(template => (HttpContentSource?)new HttpContentSource.Json(template)),
        from template in JsonGenerators.Text
        from type in Gen.Elements("text/plain", "text/csv; charset=utf-8", "application/vnd.api+json")
        select (HttpContentSource?)new HttpContentSource.Text(template, type),
        Fields(JsonGenerators.Text.Where(name => name.Length > 0), 1).Select(fields => (HttpContentSource?)new HttpContentSource.Form(fields)));

    private static Gen<ImmutableSortedDictionary<string, string>> Fields(Gen<string> name, int least) =>
        from count in Gen.Choose(least, 3)
        from names in name.ListOf(count)
        from templates in JsonGenerators.Text.ListOf(count)
        select names.Zip(templates).DistinctBy(field => field.First).ToImmutableSortedDictionary(field => field.First, field => field.Second, StringComparer.Ordinal);
}
