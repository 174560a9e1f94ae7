using System.Collections.Immutable;

namespace Scout.Analyzers.Contracts;

/// <summary>The environments whose callers count: what <c>scout_contract_environments</c> in <c>.editorconfig</c> says, else every one but development.</summary>
internal sealed class CountedEnvironments
{
    public const string Option = "scout_contract_environments";

    private const string None = "none";
    private const string Development = "development";

    private readonly ImmutableArray<string>? _names;

    private CountedEnvironments(ImmutableArray<string>? names, string note) => (_names, Note) = (names, note);

    /// <summary>What a message adds about a wrong setting; empty where there is nothing to say.</summary>
    public string Note { get; }

    /// <param name="option">The setting, or none.</param>
    /// <param name="baseline">What knows the environments.</param>
    public static CountedEnvironments Of(string? option, Baseline baseline)
    {
        if (string.IsNullOrWhiteSpace(option))
        {
            return new(null, "");
        }

        if (Same(option!.Trim(), None))
        {
            return new([], "");
        }

        ImmutableArray<string> names = [.. option.Split(',', ';').Select(name => name.Trim()).Where(name => name.Length > 0 && !Same(name, Development))];
        // A name that is misspelt must not switch a check off.
        return names.FirstOrDefault(name => !baseline.Environments.Any(known => Same(known, name))) is { } unknown
            ? new(null, $" (every environment counts, because scout.json has no '{unknown}', which {Option} names)")
            : new(names, "");
    }

    /// <summary>The revisions that count, each with the environments that do.</summary>
    public IEnumerable<BaselineRevision> Of(IEnumerable<BaselineRevision> revisions) => _names is not { } names
        ? revisions
        : revisions
            .Select(revision => revision with { Environments = [.. revision.Environments.Where(environment => names.Any(name => Same(name, environment)))] })
            .Where(revision => !revision.Environments.IsEmpty);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
