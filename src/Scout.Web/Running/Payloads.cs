using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Files;
using Scout.Revisions.Json;
using Scout.Revisions.Project;
using Scout.Server.Projects;
using Scout.Web.Shared;

namespace Scout.Web.Running;

/// <summary>Inputs that a team keeps: files below <c>inputs/</c> in the project, so that they are in git; those of one workflow in a folder of its name.</summary>
internal sealed class Payloads(ProjectStores stores)
{
    private const int Longest = 1024 * 1024;

    // Files of these names are devices where the clone of somebody else lies.
    private static readonly string[] Devices = ["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(i => (string[])[$"com{i}", $"lpt{i}"])];

    private string Folder => Path.Combine(stores.Project.Root, "inputs");

    /// <summary>The names of those for a workflow.</summary>
    public ImmutableArray<string> Names(string workflow) =>
    [
        .. Files(Path.Combine(Folder, workflow)).Select(name => $"{workflow}/{name}"),
        .. Files(Folder),
    ];

    /// <summary>One of them.</summary>
    /// <exception cref="ScoutException">It is not there, or is no JSON.</exception>
    public JsonElement Read(string workflow, string name)
    {
        if (!Names(workflow).Contains(name, StringComparer.Ordinal))
        {
            throw RunErrors.NoPayload(name);
        }

        try
        {
            return Read(Path.Combine(Folder, $"{name}.json"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WrittenJsonException)
        {
            throw RunErrors.PayloadIsWrong(name, exception.Message);
        }
    }

    /// <summary>Keeps inputs of a workflow under a name. Where there are others of that name they are left, unless they may be replaced.</summary>
    /// <param name="workflow">The workflow's id.</param>
    /// <param name="name">The name.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="replaces">Whether others of that name are replaced.</param>
    /// <returns>Whether they are kept; else there are others of that name.</returns>
    /// <exception cref="ScoutException">The name is none, or the file cannot be written.</exception>
    public bool Save(string workflow, string name, JsonElement inputs, bool replaces)
    {
        if (!Ids.IsId(name) || Devices.Contains(name))
        {
            throw RunErrors.NoPayloadName(name);
        }

        var folder = Path.Combine(Folder, workflow);
        var path = Path.Combine(folder, $"{name}.json");
        Links.Refuse(path, stores.Project.Root);
        var draft = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.tmp");
        try
        {
            if (File.Exists(path) && !replaces)
            {
                return IsSame(path, inputs);
            }

            Directory.CreateDirectory(folder);
            File.WriteAllText(draft, JsonText.Indented(inputs) + "\n");
            File.Move(draft, path, replaces);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw RunErrors.PayloadIsNotKept(name, exception);
        }
    }

    private static JsonElement Read(string path)
    {
        RegularFile.Require(path);
        return new FileInfo(path).Length <= Longest ? WrittenJson.Read(File.ReadAllBytes(path)) : throw new IOException("It is larger than a megabyte.");
    }

    private static bool IsSame(string path, JsonElement inputs)
    {
        try
        {
            return JsonElement.DeepEquals(Read(path), inputs);
        }
        catch (WrittenJsonException)
        {
            return false;
        }
    }

    // A clone may bring a folder that is a link to another: what lies there is nobody's inputs.
    private static ImmutableArray<string> Files(string folder) => new DirectoryInfo(folder) is { Exists: true, LinkTarget: null }
        ? [.. Directory.EnumerateFiles(folder, "*.json").Where(file => new FileInfo(file).LinkTarget is null).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];
}
