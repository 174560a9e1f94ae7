using System.Collections.Immutable;

namespace Scout.Validation.Suites;

/// <summary>The suites of a project: the files of its folder <c>suites</c>.</summary>
internal sealed class SuiteLibrary(ISuiteFiles files)
{
    /// <summary>The folder, beside <c>scout.json</c>.</summary>
    public const string Folder = "suites";

    private static readonly ImmutableArray<string> Extensions = [".yaml", ".yml", ".json"];

    /// <inheritdoc cref="ISuiteFiles.AreCommitted"/>
    public bool AreCommitted => files.AreCommitted;

    /// <summary>The names of all suites, sorted.</summary>
    public ImmutableArray<string> Names => [.. Files().Select(file => file.Name).Order(StringComparer.Ordinal)];

    /// <summary>One suite.</summary>
    /// <exception cref="ScoutException">There is none of that name, or it is not right: every problem at once.</exception>
    public Suite Read(string name) => Reader(name).Read();

    /// <summary>One suite, as far as it can be read: its problems are to be told.</summary>
    /// <exception cref="ScoutException">There is none of that name, or nothing of it can be read.</exception>
    public Suite Draft(string name) => Reader(name).Draft();

    /// <summary>The suites of a workflow, by name, as far as they can be read: their problems are to be told.</summary>
    /// <exception cref="ScoutException">There is none, or nothing can be read of one.</exception>
    public ImmutableArray<Suite> Of(string workflow)
    {
        // One that is not right may be one of this workflow.
        ImmutableArray<Suite> all = [.. Names.Select(Draft).Where(suite => suite.Workflow == workflow)];
        return all.IsEmpty ? throw SuiteErrors.NoneFor(workflow) : all;
    }

    private SuiteReader Reader(string name) =>
        Files().FirstOrDefault(file => file.Name == name) is { File: { } file } ? new(files, name, file) : throw SuiteErrors.NotThere(name, Names);

    private (string Name, string File)[] Files()
    {
        var found = files.Names(Folder).Where(name => Extensions.Contains(Path.GetExtension(name)) && !name.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(name => (Name: Path.GetFileNameWithoutExtension(name), File: $"{Folder}/{name}")).ToArray();
        return found.GroupBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } several
            ? throw SuiteErrors.SameName(several.Key, several.Select(file => file.File))
            : found;
    }
}
