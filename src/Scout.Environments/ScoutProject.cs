using System.Collections.Immutable;
using System.Text.Json;
using Scout.Protocol;

namespace Scout.Environments;

/// <summary>The folder of a <c>scout.json</c> and what the file says.</summary>
public sealed class ScoutProject
{
    /// <summary>The file's name.</summary>
    public const string FileName = "scout.json";

    private ScoutProject(string root) => Root = root;

    /// <summary>The folder of <c>scout.json</c>, absolute.</summary>
    public string Root { get; }

    /// <summary>Model settings by alias, for environments that set none of their own.</summary>
    public ImmutableSortedDictionary<string, ModelSettings> Models { get; } =
        ImmutableSortedDictionary.Create<string, ModelSettings>(StringComparer.Ordinal);

    /// <summary>Variables, for environments that set none of their own.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Variables { get; } =
        ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>The environments in the file's order; development is always the first.</summary>
    public ImmutableArray<EnvironmentDefinition> Environments { get; } = [];

    /// <summary>Finds and reads the nearest <c>scout.json</c> upward.</summary>
    /// <param name="folder">The folder to start in.</param>
    /// <exception cref="ScoutException">There is none, or it does not parse: every problem at once.</exception>
    public static ScoutProject Find(string folder) => throw new NotImplementedException();

    /// <summary>As <see cref="Find"/>, but <see langword="null"/> where there is none.</summary>
    /// <param name="folder">The folder to start in.</param>
    /// <exception cref="ScoutException">The file does not parse.</exception>
    public static ScoutProject? TryFind(string folder) => throw new NotImplementedException();

    /// <summary>Writes a commented <c>scout.json</c> and <c>.scout/</c>. What is there already stays as it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ScoutException">A file cannot be written, or a <c>scout.json</c> that is there does not parse.</exception>
    public static InitOutcome Init(string folder) => throw new NotImplementedException();

    /// <summary>An environment by name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ScoutException">There is none of that name.</exception>
    public EnvironmentDefinition Environment(string name) => throw new NotImplementedException();

    /// <summary>The models and variables of an environment: the project's, with the environment's own over them.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <exception cref="ScoutException">There is none of that name.</exception>
    public RunSettings Settings(string environment) => throw new NotImplementedException();
}
