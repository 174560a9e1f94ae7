using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml.Linq;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Packages;

public sealed class Package_contents(PackageFeed feed)
{
    private const int MostBytesOfTheTool = 60_000_000;

    [Fact]
    public void Packing_the_solution_gives_exactly_these_packages() =>
        Assert.Equal(
            [$"Scout.Build.{feed.Version}.nupkg", $"Scout.Client.{feed.Version}.nupkg", .. Providers.Select(provider => $"Scout.Models.{provider.Name}.{feed.Version}.nupkg"), $"Scout.Server.{feed.Version}.nupkg", $"Scout.Templates.{feed.Version}.nupkg", $"Scout.Testing.{feed.Version}.nupkg", $"dotnet-scout.{feed.Version}.nupkg"],
            Directory.EnumerateFiles(feed.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Scout_Build_carries_the_engine_the_analyzers_with_their_pages_the_task_and_the_host()
    {
        using var package = Open("Scout.Build");

        Assert.Equal(["Scout.Execution.dll", "Scout.Execution.pdb", "Scout.Execution.xml", "Scout.Revisions.dll", "Scout.Revisions.pdb", "Scout.Revisions.xml", "Scout.Telemetry.dll", "Scout.Telemetry.pdb", "Scout.Telemetry.xml", "Scout.Workflows.dll", "Scout.Workflows.pdb", "Scout.Workflows.xml"], In(package, "lib/net10.0/"));
        Assert.Equal(["Scout.Analyzers.Fixes.dll", "Scout.Analyzers.dll", "Scriban.Signed.dll"], In(package, "analyzers/dotnet/cs/"));
        Assert.Equal(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Scout.Analyzers", "rules")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal), In(package, "rules/"));
        Assert.Equal(["suite.schema.json"], In(package, "schemas/"));
        Assert.Equal(["Scout.Build.props", "Scout.Build.targets"], In(package, "build/"));
        Assert.Equal(["Scout.Host.dll", "Scout.Host.pdb"], In(package, "tools/host/").Where(file => !file.Contains('/', StringComparison.Ordinal)));
        Assert.Empty(In(package, "buildTransitive/"));
        Assert.Contains("README.md", package.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void The_task_has_its_own_libraries_beside_it_and_none_of_the_engines()
    {
        using var package = Open("Scout.Build");

        var files = In(package, "tasks/net10.0/").ToList();

        Assert.All((string[])["Cronos.dll", "DiffPlex.dll", "JsonDiffPatchDotNet.dll", "Newtonsoft.Json.dll", "Scout.Build.dll", "Scout.Environments.dll", "Scout.Revisions.dll", "Scriban.Signed.dll"], file => Assert.Contains(file, files));
        Assert.DoesNotContain(files, file => file.StartsWith("Scout.Execution", StringComparison.Ordinal) || file.StartsWith("Scout.Workflows", StringComparison.Ordinal) || file.StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal) || file.StartsWith("Microsoft.Build", StringComparison.Ordinal));
    }

    [Fact]
    public void Beside_the_host_lies_what_it_loads_as_it_starts_compiled_for_the_system_that_packs()
    {
        using var package = Open("Scout.Build");
        using var nuspec = package.GetEntry("Scout.Build.nuspec")!.Open();
        var scriban = (string)XDocument.Load(nuspec).Descendants().Single(element => (string?)element.Attribute("id") == "Scriban.Signed").Attribute("version")!;

        var files = In(package, $"tools/host/{RuntimeInformation.RuntimeIdentifier}/").ToList();

        Assert.All(
            (string[])["Scout.Host.dll", .. new[] { "Execution", "Revisions", "Workflows" }.Select(part => $"scout.build/{feed.Version}/lib/net10.0/Scout.{part}.dll"), $"scriban.signed/{scriban}/lib/net8.0/Scriban.Signed.dll"],
            file => Assert.Contains(file, files));
        // The same IL goes into bundles on every system.
        Assert.All((string[])["lib/net10.0/Scout.Execution.dll", "tools/host/Scout.Host.dll"], file => Assert.False(HasNativeCode(package.GetEntry(file)!), file));
        Assert.All(files, file => Assert.True(HasNativeCode(package.GetEntry($"tools/host/{RuntimeInformation.RuntimeIdentifier}/{file}")!), file));
    }

    [Fact]
    public void The_library_of_patches_stays_beside_the_task()
    {
        using var package = Open("Scout.Build");

        Assert.All(
            package.Entries.Where(entry => entry.Name.StartsWith("Newtonsoft", StringComparison.Ordinal) || entry.Name.StartsWith("JsonDiffPatch", StringComparison.Ordinal)),
            entry => Assert.StartsWith("tasks/", entry.FullName, StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_depends_on_what_the_engines_projects_reference()
    {
        var referenced = Enumerable.ToHashSet(
            from project in (string[])["Scout.Revisions", "Scout.Workflows", "Scout.Execution", "Scout.Telemetry"]
            from reference in XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")).Descendants("PackageReference")
            where (string?)reference.Attribute("PrivateAssets") != "all"
            select (string)reference.Attribute("Include")!);
        using var package = Open("Scout.Build");
        using var nuspec = package.GetEntry("Scout.Build.nuspec")!.Open();
        var dependencies = XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency").ToList();

        Assert.NotEmpty(referenced);
        Assert.Equal(referenced.Order(StringComparer.Ordinal), dependencies.Select(dependency => (string)dependency.Attribute("id")!).Order(StringComparer.Ordinal));
        Assert.All(dependencies, dependency => Assert.NotEqual("", (string)dependency.Attribute("version")!));
    }

    [Fact]
    public void The_package_of_a_provider_is_its_client_and_nothing_of_the_engine()
    {
        foreach (var (name, client) in Providers)
        {
            using var package = Open($"Scout.Models.{name}");
            using var nuspec = package.GetEntry($"Scout.Models.{name}.nuspec")!.Open();

            Assert.Equal([$"Scout.Models.{name}.dll", $"Scout.Models.{name}.xml"], In(package, "lib/net10.0/"));
            Assert.Equal([client], XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency").Select(dependency => (string)dependency.Attribute("id")!));
        }
    }

    [Fact]
    public void The_package_of_the_client_is_small_and_needs_nothing_on_a_runtime_of_today()
    {
        using var package = Open("Scout.Client");
        using var nuspec = package.GetEntry("Scout.Client.nuspec")!.Open();
        var groups = XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "group")
            .ToDictionary(group => (string)group.Attribute("targetFramework")!, group => group.Elements().Select(dependency => (string)dependency.Attribute("id")!).Order(StringComparer.Ordinal));

        Assert.Equal(["net10.0/Scout.Client.dll", "net10.0/Scout.Client.xml", "netstandard2.0/Scout.Client.dll", "netstandard2.0/Scout.Client.xml"], In(package, "lib/"));
        Assert.Equal(["System.Net.ServerSentEvents", "System.Text.Json"], groups[".NETStandard2.0"]);
        Assert.Empty(groups["net10.0"]);
        Assert.InRange(new FileInfo(Path.Combine(feed.Feed, $"Scout.Client.{feed.Version}.nupkg")).Length, 10_000, 300_000);
    }

    [Fact]
    public void The_package_of_the_server_is_what_Scout_Build_has_not_and_asks_for_that_in_the_same_version()
    {
        using var package = Open("Scout.Server");
        using var nuspec = package.GetEntry("Scout.Server.nuspec")!.Open();
        var dependencies = XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency").ToDictionary(dependency => (string)dependency.Attribute("id")!);
        var referenced =
            from project in (string[])["Scout.Environments", "Scout.Runs", "Scout.Server"]
            from reference in XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")).Descendants("PackageReference")
            select (string)reference.Attribute("Include")!;

        Assert.Equal(["Scout.Environments.dll", "Scout.Environments.pdb", "Scout.Runs.dll", "Scout.Runs.pdb", "Scout.Server.dll", "Scout.Server.pdb", "Scout.Server.xml"], In(package, "lib/net10.0/"));
        Assert.Equal(referenced.Append("Scout.Build").Order(StringComparer.Ordinal), dependencies.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(($"[{feed.Version}]", "Compile,Build,Analyzers"), ((string)dependencies["Scout.Build"].Attribute("version")!, (string)dependencies["Scout.Build"].Attribute("exclude")!));
        Assert.InRange(new FileInfo(Path.Combine(feed.Feed, $"Scout.Server.{feed.Version}.nupkg")).Length, 100_000, 2_000_000);
    }

    [Fact]
    public void The_package_for_tests_is_one_assembly_and_asks_for_the_engine_in_the_same_version()
    {
        using var package = Open("Scout.Testing");
        using var nuspec = package.GetEntry("Scout.Testing.nuspec")!.Open();
        var dependencies = XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency").ToDictionary(dependency => (string)dependency.Attribute("id")!);

        Assert.Equal(["Scout.Testing.dll", "Scout.Testing.pdb", "Scout.Testing.xml"], In(package, "lib/net10.0/"));
        Assert.Equal(["DiffPlex", "Scout.Build", "Scout.Client"], dependencies.Keys.Order(StringComparer.Ordinal));
        Assert.All(["Scout.Build", "Scout.Client"], ours => Assert.Equal(($"[{feed.Version}]", "Build,Analyzers"), ((string)dependencies[ours].Attribute("version")!, (string)dependencies[ours].Attribute("exclude")!)));
    }

    [Fact]
    public void Beside_the_tool_for_every_system_lies_one_with_native_code_for_the_system_that_packs()
    {
        using var package = Open("dotnet-scout");

        var own = In(package, $"tools/net10.0/{RuntimeInformation.RuntimeIdentifier}/").ToList();

        Assert.Contains("DotnetToolSettings.xml", own);
        Assert.DoesNotContain(own, file => Path.GetExtension(file) is ".pdb" or ".dbg" or ".xml" && file != "DotnetToolSettings.xml");
        // Compiled ahead of time it is one program; where nothing links one, its assemblies have native code in them.
        Assert.All(own.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)), file => Assert.True(HasNativeCode(package.GetEntry($"tools/net10.0/{RuntimeInformation.RuntimeIdentifier}/{file}")!), file));
        Assert.Contains(own, file => file is "dotnet-scout" or "dotnet-scout.exe" or "dotnet-scout.dll");
        Assert.All((string[])["DotnetToolSettings.xml", "dotnet-scout.dll", "runtimes/win-arm64/native/e_sqlite3.dll"], file => Assert.Contains(file, In(package, "tools/net10.0/any/")));
        Assert.False(HasNativeCode(package.GetEntry("tools/net10.0/any/dotnet-scout.dll")!));
        // The server's program, with the console; what browsers are given lies in it.
        Assert.All((string[])["Scout.Web.dll", "Scout.Web.runtimeconfig.json", "Scout.Server.dll", "Microsoft.FluentUI.AspNetCore.Components.dll"], file => Assert.Contains(file, In(package, "tools/net10.0/any/")));
        Assert.DoesNotContain(In(package, "tools/net10.0/any/"), file => file.Contains("wwwroot", StringComparison.Ordinal) || file.Contains("staticwebassets", StringComparison.Ordinal));
        Assert.InRange(new FileInfo(Path.Combine(feed.Feed, $"dotnet-scout.{feed.Version}.nupkg")).Length, 5_000_000, MostBytesOfTheTool);
    }

    [Fact]
    public void Beside_each_program_of_a_package_lies_what_says_where_its_libraries_are()
    {
        const string settings = ".runtimeconfig.json";
        var programs = new List<string>();
        foreach (var file in Directory.EnumerateFiles(feed.Feed, "*.nupkg"))
        {
            using var package = ZipFile.OpenRead(file);
            var names = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
            programs.AddRange(names.Where(name => name.EndsWith(settings, StringComparison.Ordinal)));
            Assert.All(programs.Where(names.Contains), name => Assert.Contains($"{name[..^settings.Length]}.deps.json", names));
        }

        Assert.All((string[])["Scout.Web", "dotnet-scout"], program => Assert.Contains($"tools/net10.0/any/{program}{settings}", programs));
    }

    [Fact]
    public void No_file_of_a_package_says_where_it_was_built()
    {
        byte[][] places = [Encoding.UTF8.GetBytes(Repository.Root), Encoding.Unicode.GetBytes(Repository.Root)];
        var told = new List<string>();
        foreach (var file in Directory.EnumerateFiles(feed.Feed, "*.nupkg"))
        {
            using var package = ZipFile.OpenRead(file);
            told.AddRange(package.Entries.Where(entry => Content(entry) is var content && places.Any(place => content.AsSpan().IndexOf(place) >= 0)).Select(entry => $"{Path.GetFileName(file)}: {entry.FullName}"));
        }

        Assert.Empty(told);
    }

    [Fact]
    public async Task A_package_names_its_repository_where_the_checkout_has_one_and_no_assembly_a_commit()
    {
        var remotes = (await Command.RunAsync("git", Repository.Root, feed.Environment, "config", "--get-regexp", "^remote[.].*[.]url$")).Output;
        var commit = (await Command.RunAsync("git", Repository.Root, feed.Environment, "rev-parse", "HEAD")).Output.Trim();
        using var package = Open("Scout.Build");
        using var nuspec = package.GetEntry("Scout.Build.nuspec")!.Open();

        var url = (string?)XDocument.Load(nuspec).Descendants().SingleOrDefault(element => element.Name.LocalName == "repository")?.Attribute("url");

        // A clone of a folder on this machine has nothing to name, and never its path.
        Assert.True(
            string.IsNullOrEmpty(url) ? !remotes.Contains("remote.origin.url https://", StringComparison.Ordinal) : Uri.TryCreate(url, UriKind.Absolute, out var place) && !place.IsFile,
            $"'{url}' of {remotes}");
        Assert.Equal(40, commit.Length);
        Assert.All(package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)), entry => Assert.Equal(-1, Content(entry).AsSpan().IndexOf(Encoding.UTF8.GetBytes(commit))));
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static bool HasNativeCode(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream(Content(entry));
        using var reader = new PEReader(content);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static readonly (string Name, string Client)[] Providers = [("Anthropic", "Anthropic"), ("Ollama", "OllamaSharp"), ("OpenAI", "Microsoft.Extensions.AI.OpenAI")];

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(feed.Feed, $"{id}.{feed.Version}.nupkg"));

    private static IEnumerable<string> In(ZipArchive package, string folder) =>
        package.Entries.Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)).Select(entry => entry.FullName[folder.Length..]).Order(StringComparer.Ordinal);
}
