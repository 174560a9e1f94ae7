using System.Collections.Immutable;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>An edit in another file changes the fingerprints of exactly the methods that reach it.</summary>
public sealed class SensitivityTests
{
    private const string EveryCustomer = "TypeCode.Kind TypeCode.Promoted TypeCode.Read TypeCode.Same TypeCode.Serialised";

    [Theory]
    // A helper, a default parameter, a constant, a lookup table.
    [InlineData("MidpointRounding.ToEven", "MidpointRounding.AwayFromZero", "PricingCode.Discounted PricingCode.Interest PricingCode.WithTax")]
    [InlineData("int digits = 2", "int digits = 3", "PricingCode.Discounted PricingCode.Interest PricingCode.WithTax")]
    [InlineData("Bulk = 100", "Bulk = 101", "PricingCode.Discounted")]
    [InlineData("[\"FR\"] = 0.20m", "[\"FR\"] = 0.21m", "PricingCode.WithTax")]
    [InlineData("8 * 5", "8 * 6", "TextCode.Shorten")]
    // A virtual override, an implementation, a default implementation.
    [InlineData("int Base => 9", "int Base => 8", "PricingCode.Shipping")]
    [InlineData("int Base => 3", "int Base => 4", "PricingCode.Shipping")]
    [InlineData("Rank(int number) => -number", "Rank(int number) => +number", "TypeCode.Best")]
    [InlineData("int Worst => -1", "int Worst => -2", "TypeCode.Best")]
    [InlineData("Sides => 4", "Sides => 3", "TypeCode.Area")]
    [InlineData("\"[\" + value", "\"{\" + value", "TypeCode.Shown")]
    // Operators and conversions.
    [InlineData("left.Cents + right.Cents", "left.Cents - right.Cents", "PricingCode.Sum")]
    [InlineData("amount.Cents * factor", "amount.Cents + factor", "PricingCode.Sum")]
    [InlineData("operator Percent(double value) => new(value)", "operator Percent(double value) => new(value + 1)", "PricingCode.Format")]
    // Static initialisers, and what they call.
    [InlineData("^[^@ ]+@[^@ ]+$", "^[^@ ]+@[^@]+$", "TextCode.IsMail")]
    [InlineData("RegexOptions.IgnoreCase", "RegexOptions.None", "TextCode.IsMail")]
    [InlineData("Compute(6)", "Compute(7)", "FlowCode.Chosen")]
    [InlineData("seed * 7L", "seed * 8L", "FlowCode.Chosen")]
    [InlineData("Count { get; set; } = 5", "Count { get; set; } = 6", "FlowCode.Guarded")]
    // Attributes, members of records, values of enums.
    [InlineData("full_name", "name", EveryCustomer)]
    [InlineData("[JsonIgnore]", "[JsonInclude]", EveryCustomer)]
    [InlineData("\"Dear \"", "\"Hello \"", EveryCustomer)]
    [InlineData("int Visits = 0", "int Visits = 1", EveryCustomer)]
    [InlineData("Gold = 5", "Gold = 6", "TypeCode.Kind TypeCode.Named TypeCode.Promoted TypeCode.Read TypeCode.Same TypeCode.Serialised")]
    // Extension methods, old and new.
    [InlineData("end = \"...\"", "end = \"…\"", "TextCode.Shorten")]
    [InlineData("Twice => value * 2", "Twice => value * 3", "TypeCode.Doubled")]
    [InlineData("=> value + other", "=> value - other", "TypeCode.Doubled")]
    // Members that the language calls.
    [InlineData("GetEnumerator() => new(count)", "GetEnumerator() => new(count + 1)", "FlowCode.Sum")]
    [InlineData("_next++ < count", "_next++ <= count", "FlowCode.Sum")]
    [InlineData("_next * 3", "_next * 4", "FlowCode.Sum")]
    [InlineData("y = point.Y + 1", "y = point.Y", "FlowCode.Parts")]
    [InlineData("GetAwaiter() => new(value)", "GetAwaiter() => new(-value)", "FlowCode.Delayed")]
    [InlineData("GetResult() => value + 1", "GetResult() => value", "FlowCode.Delayed")]
    [InlineData("Opened = -1", "Opened = -2", "FlowCode.Delayed")]
    [InlineData("yield return start--", "yield return --start", "FlowCode.Delayed")]
    [InlineData("_items.Add(item)", "_items.Insert(0, item)", "FlowCode.Collected")]
    [InlineData("_items[index] * 10", "_items[index] * 11", "FlowCode.Collected")]
    [InlineData("Append('<')", "Append('(')", "TextCode.Log")]
    [InlineData("formattedCount * 8", "formattedCount * 9", "TextCode.Log")]
    // Generic helpers, recursion, primary constructors, the field keyword.
    [InlineData("rank > highest", "rank >= highest", "TypeCode.Best")]
    [InlineData("number != 0 &&", "number > 0 &&", "FlowCode.Even")]
    [InlineData("Math.Round(value * 100, 1)", "Math.Round(value * 100, 2)", "PricingCode.Format")]
    [InlineData("field = value > 0", "field = value > 1", "TypeCode.Configured")]
    [InlineData("_offset = 7", "_offset = 8", "TypeCode.Configured")]
    public void An_edit_changes_exactly_the_methods_that_reach_it(string before, string after, string methods) =>
        Assert.Equal(methods.Split(' '), Corpus.Project.ChangedBy(Corpus.Project.Edit(before, after)));

    [Fact]
    public void The_overflow_check_of_the_project_changes_every_method() =>
        Assert.Equal(Corpus.Project.Fingerprints().Count, Corpus.Project.ChangedBy(Corpus.Project with { CheckOverflow = true }).Length);

    [Fact]
    public void Code_that_no_method_reaches_changes_none()
    {
        var project = Corpus.Project
            .Edit("public static class TaxTable\n{", "public static class TaxTable\n{\n    private static readonly string Unused = Guid.NewGuid().ToString();\n    public static void Also() { }\n")
            .Edit("public static class FlowCode\n{", "public static class FlowCode\n{\n    private static int _unused = 3;\n    public static int Also() => _unused++;\n")
            .With("Unused.cs", "namespace Corpus { public static class Unused { public static int Count = 5; } public class Star : IShape { public int Area => 7; } }");

        Assert.Empty(Corpus.Project.ChangedBy(project));
    }

    [Fact]
    public void An_edit_of_a_workflow_s_code_leaves_the_code_of_others()
    {
        var project = Corpus.Project.Edit("var total = 0m;", "var total = 1m;");

        Assert.Equal(ImmutableArray.Create("PricingCode.Total"), Corpus.Project.ChangedBy(project));
    }
}
