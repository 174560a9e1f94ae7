using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Project;

/// <summary>Reads <c>scout.json</c> strictly.</summary>
internal sealed class ProjectFileReader
{
    private readonly JsonProblems _problems = new();

    private ProjectFileReader()
    {
    }

    /// <param name="bytes">The file's content.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="check">Looks at what was read, and adds what is wrong with it.</param>
    public static ProjectFile Read(ReadOnlyMemory<byte> bytes, string path, Action<ProjectFile, JsonProblems>? check = null)
    {
        try
        {
            var reader = new ProjectFileReader();
            var file = reader.Project(WrittenJson.Read(bytes.Span));
            check?.Invoke(file, reader._problems);
            return reader._problems.All.Count == 0 ? file : throw ProjectErrors.Problems(path, reader._problems.All);
        }
        catch (WrittenJsonException error)
        {
            throw ConflictMarkers.In(bytes.Span) ? ProjectErrors.MergeConflict(path) : ProjectErrors.DoesNotParse(path, error.Message);
        }
    }

    private ProjectFile Project(JsonElement root)
    {
        var file = new ProjectFile(Sorted<ModelSettings>(), Sorted<JsonElement>(), null, DefaultProject.Environments, null);
        foreach (var member in _problems.Members(root, "$", "scout.json", "$schema", "models", "variables", "http", "environments", "bundles"))
        {
            var at = $"$.{member.Name}";
            file = member.Name switch
            {
                "models" => file with { Models = Models(member.Value, at) },
                "variables" => file with { Variables = Variables(member.Value, at) },
                "http" => file with { Http = HttpAccessReader.Read(_problems, member.Value, at) },
                "environments" => file with { Environments = Environments(member.Value, at) },
                "bundles" => file with { Bundles = BundlesFolder(member.Value, at) },
                _ => file,
            };
        }

        return file;
    }

    private string? BundlesFolder(JsonElement element, string at)
    {
        var text = _problems.Text(element, at, "the folder that the team shares for bundles");
        if (text?.Any(char.IsControl) == true)
        {
            _problems.Add(at, "no folder has a control character in its name.");
            return null;
        }

        // What lies in the store's own folder has a meaning of its own there, and is collected where nothing here needs it.
        string[] parts = text is null ? [] : [.. Path.GetRelativePath("/project", Path.Combine("/project", text)).Split('/', '\\')];
        if (parts is [var first, ..] && first.Equals(StateFolder.Store, StringComparison.OrdinalIgnoreCase) && !(parts is [_, var second] && second == "bundles"))
        {
            _problems.Add(at, $"'{text}' lies in the store's own folder. Leave \"bundles\" out, or name a folder outside of {StateFolder.Store}.");
        }

        return text;
    }

    private ImmutableSortedDictionary<string, ModelSettings> Models(JsonElement element, string at)
    {
        var models = Sorted<ModelSettings>().ToBuilder();
        foreach (var member in _problems.Members(element, at, "models by alias"))
        {
            models[member.Name] = ModelSettingsReader.Read(_problems, member.Value, $"{at}.{member.Name}");
        }

        return models.ToImmutable();
    }

    private ImmutableSortedDictionary<string, JsonElement> Variables(JsonElement element, string at)
    {
        var variables = Sorted<JsonElement>().ToBuilder();
        foreach (var member in _problems.Members(element, at, "variables by name"))
        {
            if (member.Name.Length == 0)
            {
                _problems.Add(at, "a variable without a name. Name it.");
            }

            variables[member.Name] = member.Value;
        }

        return variables.ToImmutable();
    }

    private ImmutableArray<EnvironmentDefinition> Environments(JsonElement element, string at)
    {
        var environments = _problems.Members(element, at, "environments by name")
            .Select(member => Environment(member.Name, member.Value, $"{at}.{member.Name}"))
            .ToList();
        var development = environments.FindIndex(environment => environment.IsDevelopment);
        var first = development < 0 ? new EnvironmentDefinition { Name = EnvironmentDefinition.Development } : environments[development];
        if (development >= 0)
        {
            environments.RemoveAt(development);
        }

        environments.Insert(0, first);
        EnvironmentPolicies.Check(environments, at, _problems);
        return [.. environments];
    }

    private EnvironmentDefinition Environment(string name, JsonElement element, string at)
    {
        var environment = new EnvironmentDefinition { Name = name };
        foreach (var member in _problems.Members(element, at, "an environment", "requires", "models", "variables", "http", "allow", "demand", "maxTimeout", "runs", "limits", "workflows", "schedules", "callbacks", "validation"))
        {
            var here = $"{at}.{member.Name}";
            environment = member.Name switch
            {
                "requires" => environment with { Requires = _problems.Texts(member.Value, here, "the environments to pass first") },
                "models" => environment with { Models = Models(member.Value, here) },
                "variables" => environment with { Variables = Variables(member.Value, here) },
                "http" => environment with { Http = HttpAccessReader.Read(_problems, member.Value, here) },
                "maxTimeout" => environment with { MaxTimeout = MaxTimeout(member.Value, here) },
                "demand" => environment with { Demand = _problems.Texts(member.Value, here, "what is demanded") },
                "runs" => environment with { Runs = Runs(member.Value, here) },
                "limits" => environment with { Limits = RunLimitsReader.Read(_problems, member.Value, here) },
                "workflows" => environment with { WorkflowLimits = RunLimitsReader.ReadWorkflows(_problems, member.Value, here) },
                "callbacks" => environment with { Callbacks = CallbacksReader.Read(_problems, member.Value, here) },
                "validation" => environment with { Validation = ValidationPolicyReader.Read(_problems, member.Value, here) },
                "schedules" => environment with { Schedules = SchedulesReader.Read(_problems, member.Value, here) },
                _ => environment with { Allow = _problems.Texts(member.Value, here, "what is allowed") },
            };
        }

        return environment;
    }

    private RunKeeping Runs(JsonElement element, string at)
    {
        var keeping = new RunKeeping();
        foreach (var member in _problems.Members(element, at, "how runs are kept", "keep", "keepFailed", "payloads", "durability"))
        {
            var here = $"{at}.{member.Name}";
            keeping = member.Name switch
            {
                "keep" => keeping with { Keep = KeepingTime(member.Value, here) },
                "keepFailed" => keeping with { KeepFailed = KeepingTime(member.Value, here) },
                "payloads" => keeping with { Payloads = _problems.Word<PayloadKeeping>(member.Value, here, RunKeeping.PayloadWords) },
                _ => keeping with { Durability = _problems.Word<RunDurability>(member.Value, here, RunKeeping.DurabilityWords) },
            };
        }

        return keeping;
    }

    private TimeSpan? KeepingTime(JsonElement element, string at)
    {
        var text = _problems.Text(element, at, "how long runs are kept, such as \"30d\"");
        var time = RunKeeping.Time(text);
        if (text is not null && time is null)
        {
            _problems.Add(at, $"'{text}' is no time to keep runs. Write days or hours, such as \"30d\" or \"12h\".");
        }

        return time;
    }

    private TimeSpan? MaxTimeout(JsonElement element, string at)
    {
        var text = _problems.Text(element, at, "the longest timeout of a block, such as \"00:01:00\"");
        var limit = TimeoutLimit.Parse(text);
        if (text is not null && limit is null)
        {
            _problems.Add(at, $"'{text}' is no longest timeout. Write hours, minutes and seconds, such as \"00:01:00\" or \"00:00:00.500\": more than 0, at most one day (\"1.00:00:00\").");
        }

        return limit;
    }

    private static ImmutableSortedDictionary<string, T> Sorted<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
