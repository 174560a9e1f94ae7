using Microsoft.CodeAnalysis.Diagnostics;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Limits;

/// <summary>What rules know of the project's <c>scout.json</c>. The build reads it strictly; here it is enough that nothing wrong is said of it.</summary>
internal sealed class ScoutJson
{
    private const string FileName = "scout.json";

    private ScoutJson(IReadOnlyCollection<string> models, IReadOnlyList<(string Alias, string Provider)> providers, IReadOnlyCollection<string> variables, IReadOnlyList<(string Environment, TimeSpan Limit)> timeouts) =>
        (Models, Providers, Variables, Timeouts) = (models, providers, variables, timeouts);

    /// <summary>Model aliases, of the project and of every environment.</summary>
    public IReadOnlyCollection<string> Models { get; }

    /// <summary>What each alias stands for, in the project and in every environment.</summary>
    public IReadOnlyList<(string Alias, string Provider)> Providers { get; }

    /// <summary>Names of variables, of the project and of every environment.</summary>
    public IReadOnlyCollection<string> Variables { get; }

    /// <summary>The environments that limit timeouts.</summary>
    public IReadOnlyList<(string Environment, TimeSpan Limit)> Timeouts { get; }

    /// <summary>The project's file; null where there is none, or where it says something that it cannot: the build tells that.</summary>
    public static ScoutJson? Of(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.Ordinal))
            {
                return file.GetText() is { } text ? Read(text.ToString()) : null;
            }
        }

        return null;
    }

    public static ScoutJson? Read(string text)
    {
        if (JsoncReader.Read(text) is not { Members: not null } root)
        {
            return null;
        }

        var models = new HashSet<string>(StringComparer.Ordinal);
        var variables = new HashSet<string>(StringComparer.Ordinal);
        var timeouts = new List<(string, TimeSpan)>();
        var providers = new List<(string, string)>(ProvidersOf(root));
        if (!Names(root, "models", models) || !Names(root, "variables", variables) || root.Member("environments") is { Members: null })
        {
            return null;
        }

        foreach (var environment in root.Member("environments")?.Members ?? new Dictionary<string, JsoncValue>())
        {
            if (environment.Value.Members is null || !Names(environment.Value, "models", models) || !Names(environment.Value, "variables", variables))
            {
                return null;
            }

            providers.AddRange(ProvidersOf(environment.Value));
            if (environment.Value.Member("maxTimeout") is { } written)
            {
                if (TimeoutLimit.Parse(written.Text) is not { } limit)
                {
                    return null;
                }

                timeouts.Add((environment.Key, limit));
            }
        }

        return new(models, providers, variables, timeouts);
    }

    private static IEnumerable<(string Alias, string Provider)> ProvidersOf(JsoncValue owner)
    {
        foreach (var model in owner.Member("models")?.Members ?? new Dictionary<string, JsoncValue>())
        {
            if (model.Value.Member("provider")?.Text is { } provider)
            {
                yield return (model.Key, provider);
            }
        }
    }

    private static bool Names(JsoncValue owner, string member, HashSet<string> names)
    {
        var value = owner.Member(member);
        names.UnionWith(value?.Members?.Keys ?? []);
        return value is not { Members: null };
    }
}
