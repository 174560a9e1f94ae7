using Scout.Web.Defining;

namespace Scout.Web.Tests.Defining;

public sealed class SourcePlacesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout places ");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Workflows_blocks_and_methods_are_found_however_they_are_indented_now()
    {
        Write("src/Desk #1.cs", "namespace X;\n[Workflow(\"other\")]\nclass O { void D() { flow.Text(\"triage\", \"\"); } }\n");
        var file = Write("src/Desk.cs", "\r\n[Workflow(\"desk\")]\r\nclass D\r\n{\r\n    x = flow.Llm(\r\n        \"no\");\r\n    y = flow.Llm(\"triage\", z);\r\n        public int F()\r\n        {\r\n            return 1;\r\n        }\r\n}\r\n[Workflow(\"late\")]\r\nclass L { a = flow.Text(\"late_one\", b); }");

        var places = Of("desk", ["triage", "late_one", "gone"], ("M:D.F", "public int F()\n{\n    return 1;\n}"), ("M:D.G", "public int G() => 2;"));

        Assert.Equal(new(file, 2), places.Workflow);
        Assert.Equal([KeyValuePair.Create("triage", new SourcePlace(file, 7))], places.Blocks);
        Assert.Equal([KeyValuePair.Create("M:D.F", new SourcePlace(file, 8))], places.Methods);
    }

    [Fact]
    public void Nothing_is_looked_at_outside_of_the_project_or_through_links_or_in_what_was_made()
    {
        Write("project/obj/Made.cs", "[Workflow(\"desk\")]");
        Write("project/X.csproj", "");
        var elsewhere = Path.GetDirectoryName(Write("elsewhere/Secret.cs", "[Workflow(\"desk\")]"))!;
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "project", "link"), elsewhere);
        var project = Path.Combine(_folder.FullName, "project");

        Assert.Null(SourcePlaces.Of(project, [Path.Combine(project, "X.csproj")], "desk", [], Sources()).Workflow);
        Assert.Null(SourcePlaces.Of(project, [Path.Combine(elsewhere, "Y.csproj")], "desk", [], Sources()).Workflow);
        Assert.NotNull(SourcePlaces.Of(_folder.FullName, [Path.Combine(elsewhere, "Y.csproj")], "desk", [], Sources()).Workflow);
    }

    [Theory]
    [InlineData("/repos/a b#c/D.cs", "vscode://file/repos/a%20b%23c/D.cs:3")]
    [InlineData(@"C:\src\D.cs", "vscode://file/C%3A/src/D.cs:3")]
    [InlineData("/x/javascript:alert(1)?q.cs", "vscode://file/x/javascript%3Aalert%281%29%3Fq.cs:3")]
    public void An_address_is_a_path_and_nothing_else(string file, string address) => Assert.Equal(address, new SourcePlace(file, 3).Address);

    private SourcePlaces Of(string workflow, string[] blocks, params (string Id, string Text)[] sources) =>
        SourcePlaces.Of(_folder.FullName, [Path.Combine(_folder.FullName, "src", "X.csproj")], workflow, blocks, Sources(sources));

    private static Dictionary<string, string> Sources(params (string Id, string Text)[] sources) => sources.ToDictionary(source => source.Id, source => source.Text, StringComparer.Ordinal);

    private string Write(string name, string text)
    {
        var path = Path.Combine([_folder.FullName, .. name.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
