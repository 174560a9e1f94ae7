using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Scout.Environments.Files;
using Scout.Environments.Schedules;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Environments.Projects;

/// <summary>The folder of a <c>scout.json</c> and what the file says.</summary>
internal sealed class ScoutProject
{
    /// <summary>The file's name.</summary>
    public const string FileName = ProjectFile.FileName;

    private readonly ProjectFile _file;

    private ScoutProject(string root, string state, ProjectFile file)
    {
        Root = root;
        State = state;
        _file = file;
        BundlesFolder = Path.GetFullPath(Path.Combine(root, file.Bundles ?? Path.Combine(StoreLayout.FolderName, "bundles")));
    }

    /// <summary>The folder of <c>scout.json</c>, absolute.</summary>
    public string Root { get; }

    /// <summary>The folder of what is this machine's own, absolute: builds, run logs. <c>.scout</c>, or one outside where that is only read.</summary>
    public string State { get; }

    /// <summary>Model settings by alias, for environments that set none of their own.</summary>
    public ImmutableSortedDictionary<string, ModelSettings> Models => _file.Models;

    /// <summary>Variables, for environments that set none of their own.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Variables => _file.Variables;

    /// <summary>The environments in the file's order; development is always the first.</summary>
    public ImmutableArray<EnvironmentDefinition> Environments => _file.Environments;

    /// <summary>The folder for the files of bundles, absolute: <c>.scout/bundles</c>, or the one that the team shares (<c>"bundles"</c> in <c>scout.json</c>).</summary>
    public string BundlesFolder { get; }

    /// <summary>Finds and reads the nearest <c>scout.json</c> upward.</summary>
    /// <param name="folder">The folder to start in.</param>
    /// <exception cref="ScoutException">There is none, or it does not parse: every problem at once.</exception>
    public static ScoutProject Find(string folder) =>
        TryFind(folder) ?? throw ProjectErrors.NotFound(Path.GetFullPath(folder));

    /// <summary>As <see cref="Find"/>, but <see langword="null"/> where there is none.</summary>
    /// <param name="folder">The folder to start in.</param>
    /// <exception cref="ScoutException">The file does not parse.</exception>
    public static ScoutProject? TryFind(string folder) => TryFind(folder, DiskOperations.Instance);

    /// <summary>Writes a commented <c>scout.json</c> and <c>.scout/</c>. What is there already stays as it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ScoutException">A file cannot be written, or a <c>scout.json</c> that is there does not parse.</exception>
    public static InitOutcome Init(string folder) => Init(folder, DiskOperations.Instance);

    /// <summary>An environment by name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ScoutException">There is none of that name.</exception>
    public EnvironmentDefinition Environment(string name) =>
        Environments.FirstOrDefault(environment => environment.Name == name)
        ?? throw ProjectErrors.UnknownEnvironment(Path.Combine(Root, FileName), name, Environments.Select(environment => environment.Name));

    /// <summary>Whether the file has an environment of a name: one that was promoted to may be gone.</summary>
    /// <param name="name">The name.</param>
    public bool Has(string name) => Environments.Any(environment => environment.Name == name);

    /// <summary>The models and variables of an environment: the project's, with the environment's own over them; and the budget of a workflow's runs there.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <param name="workflow">The workflow's id; none: what all of them share.</param>
    /// <exception cref="ScoutException">There is none of that name.</exception>
    public RunSettings Settings(string environment, string? workflow) => _file.Settings(Environment(environment), workflow);

    internal static ScoutProject? TryFind(string folder, IFileOperations operations)
    {
        for (var root = Path.GetFullPath(folder); root is not null; root = Path.GetDirectoryName(root))
        {
            if (operations.KindOf(Path.Combine(root, FileName)) != PathKind.None)
            {
                return Load(root, operations);
            }
        }

        return null;
    }

    internal static ScoutProject Load(string root, IFileOperations operations)
    {
        var path = Path.Combine(root, FileName);
        var bytes = new StoreFiles(operations, root).Read(path, FileLimits.Project);
        return new ScoutProject(root, operations.StateOf(root), ProjectFileReader.Read(bytes, path, ScheduleRules.Check));
    }

    internal static InitOutcome Init(string folder, IFileOperations operations)
    {
        var root = Path.GetFullPath(folder);
        var files = new StoreFiles(operations, root);
        var written = new List<string>();
        var path = Path.Combine(root, FileName);
        if (!files.Exists(path) && files.WriteNew(path, Encoding.UTF8.GetBytes(DefaultProject.Text.ReplaceLineEndings("\n"))))
        {
            written.Add(path);
        }

        written.AddRange(new StoreLayout(root, operations.StateOf(root)).WriteFixedFiles(files));
        return new InitOutcome(Load(root, operations), [.. written]);
    }
}

/// <summary>What <c>init</c> wrote.</summary>
/// <param name="Project">The project.</param>
/// <param name="Written">The files that were not there before, absolute.</param>
internal sealed record InitOutcome(ScoutProject Project, ImmutableArray<string> Written);
