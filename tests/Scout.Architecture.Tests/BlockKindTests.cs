using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Execution.Blocks;
using Scout.Revisions.Blocks;
using Scout.Revisions.Format;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Architecture.Tests;

/// <summary>What a kind of block must have besides its row. Whatever is forgotten of a new one is told here.</summary>
public class BlockKindTests
{
    private static readonly Block[] Golden = [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Scout.Revisions.Tests", "golden"), "*.json")
        .Select(file => RevisionJson.Read(File.ReadAllBytes(file))).SelectMany(revision => In(revision.Body))];

    public static TheoryData<string> Kinds => [.. BlockKinds.All.Select(kind => kind.Type)];

    [Fact]
    public void Every_kind_that_has_a_row_is_among_all_of_them() => Assert.Equal(
        typeof(BlockKinds).GetFields().Where(field => field.FieldType == typeof(BlockKind)).Select(field => (BlockKind)field.GetValue(null)!),
        BlockKinds.All);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_a_reader(string type) => Assert.Contains(Kind(type), BlockReader.Readers.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_is_executed_or_opened_as_its_row_says(string type)
    {
        var kind = Kind(type);

        Assert.Equal(!kind.IsControl, BlockExecutors.Leaves.ContainsKey(kind));
        Assert.Equal(kind.IsControl, BlockExecutors.Controls.ContainsKey(kind));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_a_headline_among_its_settings(string type) => Assert.Contains(Kind(type).Headline, Kind(type).Settings.Select(setting => setting.Name));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_method_of_the_authors_flow_adds_it(string type) =>
        Assert.Contains(Kind(type).Method, typeof(Flow).GetMethods().Concat(typeof(CodeBlocks).GetMethods()).Select(method => method.Name));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_its_row_on_the_authoring_page(string type)
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "src", "Scout.Workflows", "Blocks.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')[1]);

        Assert.Contains(rows, row => row.Contains($"`{Kind(type).Method}`", StringComparison.Ordinal));
    }

    /// <remarks>Names that a block uses are read from its parts, and its bytes are written from them: what is no part is in neither.</remarks>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_kind_reads_is_among_its_parts_as_its_row_says(string type)
    {
        var kind = Kind(type);
        var blocks = Golden.Where(block => block.Kind == kind).ToArray();
        Assert.NotEmpty(blocks);
        var forms = blocks.SelectMany(block => block.Parts).Select(part => (part.Name, Form: Form(part))).Where(part => part.Form is not null).ToHashSet();

        Assert.All(kind.Settings.Where(setting => setting.Form != SettingForm.Plain), setting => Assert.Contains((setting.Name, setting.Form), forms));
        Assert.All(forms, part => Assert.Equal(part.Form, kind.Setting(part.Name)?.Form));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_written_of_a_kind_is_in_its_row(string type)
    {
        var kind = Kind(type);
        var written = Golden.Where(block => block.Kind == kind).SelectMany(Config).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(kind.Settings.Select(setting => setting.Name).Order(StringComparer.Ordinal), written);
    }

    /// <remarks>What a kind is stands in its row, in its file, and in what adds, executes or opens it.</remarks>
    [Fact]
    public void No_other_product_file_names_a_kind()
    {
        string[] rooms =
        [
            "src/Scout.Revisions/Rules/BlockKinds.cs", "src/Scout.Revisions/Blocks/", "src/Scout.Execution/Blocks/",
            "src/Scout.Workflows/Flow.", "src/Scout.Workflows/CodeBlocks.cs", "src/Scout.Workflows/ForEachOptions{T}.cs", "src/Scout.Workflows/Definitions/LlmSettings.cs", "src/Scout.Workflows/Definitions/HttpSettings.cs",
            // What is no block yet: a call of Code is found by its name, before anything is bound.
            "src/Scout.Analyzers/Definitions/FileIndex.cs", "src/Scout.Analyzers/CodeCalls/SignatureReader.cs", "src/Scout.Analyzers/Fingerprints/CodeRoots.cs",
        ];
        var names = typeof(Block).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Block))).Select(type => type.Name)
            .Concat(BlockKinds.All.Select(kind => $"BlockKinds.{kind.Method}")).ToHashSet(StringComparer.Ordinal);

        var strays =
            from file in Repository.Sources("src")
            let relative = Repository.Relative(file)
            where !rooms.Any(room => relative.StartsWith(room, StringComparison.Ordinal))
            from node in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes()
            where node is IdentifierNameSyntax or MemberAccessExpressionSyntax
            where names.Contains(node.ToString())
            select $"{relative}: {node}";

        Assert.Empty(strays);
    }

    private static BlockKind Kind(string type) => BlockKinds.Find(type)!;

    private static SettingForm? Form(BlockPart part) => part switch
    {
        BlockPart.Template or BlockPart.Templates { All.IsEmpty: false } or BlockPart.Messages => SettingForm.Template,
        BlockPart.Expression or BlockPart.Value or BlockPart.Values => SettingForm.Expression,
        _ => null,
    };

    private static IEnumerable<string> Config(Block block)
    {
        var scope = new Scope { Blocks = System.Collections.Immutable.ImmutableSortedDictionary<string, Block>.Empty.Add(block.Id, block), Result = new Binding.Expression("a") };
        var any = new Schema(JsonElement.Parse("{}"));
        var json = CanonicalJson.Parse(RevisionJson.Write(new() { Workflow = "w", Input = any, Output = any, Body = scope }));
        return json.GetProperty("blocks").GetProperty(block.Id).GetProperty("config").EnumerateObject().Select(member => member.Name);
    }

    private static IEnumerable<Block> In(Scope scope) => scope.Blocks.Values.SelectMany(block => block.Parts
        .SelectMany(part => part switch { BlockPart.Branch branch => [branch.Scope], BlockPart.Branches branches => branches.Scopes.Values, _ => Enumerable.Empty<Scope>() })
        .Concat(block.OnError is ErrorPolicy.Fallback fallback ? [fallback.Branch] : [])
        .SelectMany(In).Prepend(block));
}
