using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Determinism;

public class UnorderedEnumerationTests
{
    private const string Rule = "SCOUT2017";

    private const string Collections = """
        var map = new Dictionary<string, int> { ["a"] = 1 };
        var set = new HashSet<string> { "a" };
        var list = new List<int>();
        """;

    [Theory]
    [InlineData("""foreach (var pair in [|map|]) { flow.Text(pair.Key, "x"); }""", "Define depends on an order that is not fixed: map is a Dictionary; order it by a key, or use an array or a list")]
    [InlineData("foreach (var pair in [|map|]) { list.Add(pair.Value); }", "map is a Dictionary")]
    [InlineData("var text = string.Join(\",\", [|set|]);", "set is a HashSet")]
    [InlineData("var text = string.Join(\",\", [|set|].Where(x => x != \"\").Select(x => x + 1));", "set is a HashSet")]
    [InlineData("var text = [|map.Keys|].ToList();", "map.Keys is the Keys of a Dictionary")]
    [InlineData("var first = [|set|].First();", "set is a HashSet")]
    [InlineData("string[] all = [..[|set|]];", "set is a HashSet")]
    [InlineData("var text = [|Texts.Join(set)|];", "Define calls Texts.Join, which depends on an order that is not fixed: set is a HashSet")]
    public Task An_order_that_is_not_fixed_triggers(string statement, string message) => RuleTest.Check(Rule, Source(statement), message);

    [Theory]
    [InlineData("""foreach (var pair in map.OrderBy(x => x.Key, StringComparer.Ordinal)) { flow.Text(pair.Key, "x"); }""")]
    [InlineData("var sum = 0; foreach (var pair in map) { sum += pair.Value; }")]
    [InlineData("var text = string.Join(\",\", set.Order(StringComparer.Ordinal).Select(x => x + 1));")]
    [InlineData("var count = set.Where(x => x != \"\").Count() + map.Values.Sum();")]
    [InlineData("var all = set.ToList().Order(StringComparer.Ordinal).ToList();")]
    [InlineData("var text = string.Join(\",\", list);")]
    [InlineData("var text = string.Join(\",\", new SortedSet<string>(set));")]
    [InlineData("var one = map[\"a\"]; var has = set.Contains(\"a\");")]
    public Task An_order_that_is_fixed_or_does_not_count_does_not_trigger(string statement) => RuleTest.Check(Rule, Source(statement));

    [Fact]
    public Task The_fix_orders() => FixTest<UnorderedEnumerationFixer>.Check(
        Rule,
        Source("""
            foreach (var (key, value) in [|map|]) { flow.Text(key, "x"); }
            var text = string.Join(",", [|set|]);
            var keys = [|map.Keys|].Select(x => x + 1).ToList();
            var numbers = [|new HashSet<int>()|].ToArray();
            var values = [|map.Values|].ToArray();
            """),
        Source("""
            foreach (var (key, value) in map.OrderBy(x => x.Key, StringComparer.Ordinal)) { flow.Text(key, "x"); }
            var text = string.Join(",", set.Order(StringComparer.Ordinal));
            var keys = map.Keys.Order(StringComparer.Ordinal).Select(x => x + 1).ToList();
            var numbers = new HashSet<int>().Order().ToArray();
            var values = [|map.Values|].ToArray();
            """));

    private static string Source(string statement) => Prelude.Definition(Collections + "\n" + statement) + """

        public static class Texts { public static string Join(HashSet<string> set) => string.Join(",", set); }
        """;
}
