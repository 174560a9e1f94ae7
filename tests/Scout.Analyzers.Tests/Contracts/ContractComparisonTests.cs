using Scout.Analyzers.Contracts;
using Scout.Environments.Contracts;
using Scout.Environments.Diff;

namespace Scout.Analyzers.Tests.Contracts;

/// <summary>The compiler and the diff judge the same change alike.</summary>
public sealed class ContractComparisonTests
{
    private const string Types = """
        internal enum Small { A, B }
        internal enum Large { A, B, C }
        internal sealed record Old(string Name);
        internal sealed record New(string Name, string More);
        internal sealed record Defaulted(string Name = "x");
        internal sealed record NewOptional(string Name, string? More);
        """;

    // A member's type before and after.
    private static readonly (string Before, string After)[] Changes =
    [
        ("string", "string"), ("string", "int"), ("int", "string"), ("int", "long"), ("int", "double"), ("double", "int"), ("double", "float"), ("float", "double"), ("int", "decimal"), ("bool", "string"),
        ("string", "string?"), ("string?", "string"), ("int?", "int"), ("int", "int?"), ("int?", "double"), ("string", "Guid"), ("Guid", "string"), ("Guid", "Uri"), ("DateTime", "DateOnly"),
        ("string", "char"), ("char", "string"), ("string", "byte[]"), ("byte[]", "string"), ("string", "Small"), ("Small", "string"), ("Small", "Large"), ("Large", "Small"), ("Small?", "Large"), ("Large?", "Small?"),
        ("Old", "New"), ("New", "Old"), ("Old", "NewOptional"), ("NewOptional", "Old"), ("New", "NewOptional"), ("NewOptional", "New"), ("Old?", "New"), ("Old", "Defaulted"), ("Defaulted", "Old"), ("Defaulted", "New"), ("Old", "string"), ("string", "Old"),
        ("List<int>", "List<int?>"), ("List<int?>", "List<int>"), ("string[]", "List<string>"), ("List<Old>", "List<New>"), ("List<New>", "List<Old>"), ("List<string>", "List<Small>"), ("List<string>", "string"),
        ("Dictionary<string, int>", "Dictionary<string, double>"), ("Dictionary<string, New>", "Dictionary<string, Old>"), ("Dictionary<string, int>", "Dictionary<string, int?>"), ("List<int>", "Dictionary<string, int>"),
        ("JsonElement", "JsonElement?"), ("JsonElement", "int"), ("int", "JsonElement"), ("JsonElement", "string[]"), ("DateTime", "DateTimeOffset"), ("IReadOnlyDictionary<string, List<Small>>", "IReadOnlyDictionary<string, List<Large>>"),
    ];

    private static readonly Lazy<BuiltInputs> Built = new(() => new(
        string.Join("\n", [Types, .. Changes.SelectMany((change, i) => new[] { $"internal sealed record Before{i}({change.Before} Member);", $"internal sealed record After{i}({change.After} Member);" })]),
        Enumerable.Range(0, Changes.Length).SelectMany(i => new[] { $"Before{i}", $"After{i}" })));

    public static TheoryData<string, string> All => [.. Changes.Select(change => new TheoryDataRow<string, string>(change.Before, change.After))];

    [Theory]
    [MemberData(nameof(All))]
    public void What_breaks_senders_in_a_diff_is_found_in_code(string before, string after) => Agree(before, after, ContractRole.Input);

    [Theory]
    [MemberData(nameof(All))]
    public void What_breaks_receivers_in_a_diff_is_found_in_code(string before, string after) => Agree(before, after, ContractRole.Output);

    [Theory]
    [InlineData("int", "double", "output", "$.member: was a whole number (int32) and is a number now")]
    [InlineData("Guid", "string", "output", "$.member: was a text of the form uuid and is a text now")]
    [InlineData("string", "Small", "input", "$.member: was a text and is one of a list of texts now")]
    [InlineData("Large", "Small", "input", "$.member: does not take 'c' any more")]
    [InlineData("Small", "Large", "output", "$.member: may be 'c' now")]
    [InlineData("string", "string?", "output", "$.member: may be null now")]
    [InlineData("string?", "string", "input", "$.member: may not be null any more")]
    [InlineData("string", "char", "input", "$.member: was a text and is one character now")]
    [InlineData("List<string>", "string", "input", "$.member: was a list and is a text now")]
    public void The_words_say_what_changed(string before, string after, string role, string expected) =>
        Assert.Equal(expected, string.Join("; ", Found(before, after, role == "input" ? ContractRole.Input : ContractRole.Output).Select(finding => $"{finding.Path}: {finding.What}")));

    private static void Agree(string before, string after, ContractRole role)
    {
        var i = Array.IndexOf(Changes, (before, after));
        var meter = new StepMeter();
        var side = role == ContractRole.Input ? SchemaRole.Input : SchemaRole.Output;
        var diff = SchemaComparison.Of(Built.Value.Schema($"Before{i}"), Built.Value.Schema($"After{i}"), side, meter).ToList();
        // A reviewer decides about an output's new value in a list; whoever types is told.
        string[] breaking = [.. diff.Where(finding => finding.Level == DiffLevel.Breaking || finding.Rule == "output-value-widened").Select(finding => finding.Path)];
        // Where a type is of another kind, the code's finding says only that.
        string[] changed = [.. diff.Where(finding => finding.Rule.Contains("-type-", StringComparison.Ordinal)).Select(finding => finding.Path)];

        Assert.Equal(
            breaking.Where(path => !changed.Any(type => path.StartsWith(type + ".", StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal),
            Found(before, after, role).Select(finding => finding.Path[2..]).Distinct().Order(StringComparer.Ordinal));
    }

    // From lines to symbols, as in an editor.
    private static IReadOnlyList<ContractFinding> Found(string before, string after, ContractRole role)
    {
        var i = Array.IndexOf(Changes, (before, after));
        var lines = SchemaContract.Lines("input", Built.Value.Schema($"Before{i}")).Select(line => line.Split(' ')).ToArray();
        return ContractComparison.Of(ContractReader.Read(lines)!, Built.Value.Symbols($"After{i}")!.Node, role);
    }
}
