namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>Which methods get a fingerprint.</summary>
public sealed class RootTests
{
    private const string Methods = """
        public static class Code
        {
            public static int One(string text) => 1;
            public static int Two(string text) => 2;
            public static int Two(int number) => 2;
            public static int Three<T>(string text) => 3;
        }
        """;

    [Theory]
    [InlineData("flow.Code(\"a\", Code.One);")]
    [InlineData("flow.Code(\"a\", Code.One, \"x\");")]
    [InlineData("flow.Code(\"a\", method: (Code.One), argument: \"x\");")]
    [InlineData("flow.Code(\"a\", (Func<string, int>)Code.One, \"x\");")]
    [InlineData("flow.Branch(flow => flow.Code(\"a\", Code.One, \"x\"));")]
    [InlineData("flow.Branch(then: flow => { flow.Branch(flow => { flow.Code(\"a\", Code.One, \"x\"); }); });")]
    [InlineData("flow.Llm(\"a\", new() { Tools = [(Func<string, int>)Code.One] });")]
    [InlineData("flow.Llm(\"a\", new() { Methods = [Code.One] });")]
    [InlineData("flow.Llm(\"a\", new() { Tools = { Tool.Of(Code.One) } });")]
    [InlineData("flow.Llm(\"a\", new LlmOptions { Methods = [Code.One] });")]
    [InlineData("flow.Llm(\"a\", new LlmOptions { Methods = new Delegate[] { Code.One } });")]
    [InlineData("List<Delegate> tools = [Code.One]; flow.Llm(\"a\", new() { Methods = [.. tools] });")]
    [InlineData("Delegate tool = Code.One; flow.Code(\"a\", tool);")]
    public void A_method_that_is_given_to_Scout_gets_a_fingerprint(string statement) =>
        Assert.Equal(["M:Code.One(System.String)"], Roots(statement).Fingerprints().Keys);

    [Theory]
    [InlineData("new[] { \"a\" }.Select(Code.One).ToList();")]
    [InlineData("Func<string, int> method = Code.One; method(\"\");")]
    [InlineData("flow.Branch(flow => new[] { \"a\" }.Select(Code.One).ToList());")]
    [InlineData("flow.Code(nameof(Code.One), Console.ReadLine);", "M:System.Console.ReadLine")]
    public void Other_uses_of_a_method_do_not(string statement, params string[] others) =>
        Assert.Equal(others, Roots(statement).Fingerprints().Keys);

    [Fact]
    public void Of_overloads_the_one_that_is_meant_gets_a_fingerprint() =>
        Assert.Equal(["M:Code.Two(System.Int32)"], Roots("flow.Code<int, int>(\"a\", Code.Two, 1);").Fingerprints().Keys);

    [Theory]
    [InlineData("Alias.One", "M:Code.One(System.String)")]
    [InlineData("global::Code.One", "M:Code.One(System.String)")]
    [InlineData("Shop.Inner.Deep.Own", "M:Shop.Inner.Deep.Own(System.String)")]
    [InlineData("Shop.Of<int>.Item", "M:Shop.Of`1.Item(System.String)")]
    [InlineData("Inherited", "M:Base.Inherited(System.String)")]
    [InlineData("Roots.Inherited", "M:Base.Inherited(System.String)")]
    [InlineData("Own", "M:Roots.Own(System.String)")]
    [InlineData("Added", "M:Roots.Nested.Added(System.String)")]
    [InlineData("Inherited", "M:Base.Inherited(System.String)", "using static Shop.Statics;")]
    [InlineData("Own", "M:Roots.Own(System.String)", "using static Shop.Statics;")]
    [InlineData("Imported", "M:Shop.Statics.Imported(System.String)", "using static Shop.Statics;")]
    [InlineData("Imported", "M:Shop.Statics.Imported(System.String)", "", "global using static Shop.Statics;")]
    public void A_method_is_found_by_whatever_name_it_is_given(string name, string id, string import = "", string imports = "")
    {
        var project = SourceProject.Of(Methods)
            .With("Names.cs", $$"""
                {{imports}}
                namespace Shop
                {
                    public static class Statics { public static int Imported(string text) => 1; }
                    public static class Inner { public static class Deep { public static int Own(string text) => 1; } }
                    public static class Of<T> { public static int Item(string text) => 1; }
                }
                public abstract class Base : Workflow { public static int Inherited(string text) => 1; }
                """)
            .With("Roots.cs", $$"""
                {{import}}
                using Alias = Code;
                class Roots : Base
                {
                    public static int Own(string text) => 1;
                    protected override void Define(Flow flow) { flow.Code("a", Nested.Given, "x"); }
                    public static class Nested
                    {
                        public static int Added(string text) => 1;
                        public static int Given(string text) => 1;
                        public static void Define(Flow flow) => flow.Code("b", {{name}}, "x");
                    }
                }
                """);

        Assert.Equal(new[] { id, "M:Roots.Nested.Given(System.String)" }.Order(StringComparer.Ordinal), project.Fingerprints().Keys);
    }

    [Fact]
    public void A_method_that_an_extension_adds_to_a_type_is_found()
    {
        var project = Roots("flow.Code(\"a\", Code.Added, \"x\");")
            .With("Extensions.cs", "public static class Extensions { extension(Code) { public static int Added(string text) => 1; } }")
            .Edit("public static class Code", "public class Code");

        Assert.EndsWith(".Added(System.String)", Assert.Single(project.Fingerprints().Keys), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_needs_what_other_generators_write_still_gives_its_method_a_fingerprint()
    {
        var compilation = Roots("""
            flow.Code("a", Code.One, input.Text);
            flow.Branch(flow => flow.Code("b", Code.Two, input.Number.Of(3)));
            input.Missing(then: flow => flow.Code("c", Code.Three<int>, ""));
            """, "object input").Compilation();

        Assert.NotEmpty(SourceProject.Errors(compilation));
        Assert.Equal(
            ["M:Code.One(System.String)", "M:Code.Three``1(System.String)", "M:Code.Two(System.Int32)", "M:Code.Two(System.String)"],
            SourceProject.Run(compilation).Keys.Where(id => id[0] == 'M'));
    }

    [Fact]
    public void What_another_generator_writes_counts_by_its_name()
    {
        var project = Roots("flow.Code(\"a\", Code.Four, 1);").With("Four.cs", "partial class Shown { } public static class Code { public static int One() => 1; public static int Four(int number) => Shown.Missing + number; }");
        var other = project.Edit("Shown.Missing", "Shown.Absent");

        Assert.NotEqual(SourceProject.Run(project.Compilation())["M:Code.Four(System.Int32)"], SourceProject.Run(other.Compilation())["M:Code.Four(System.Int32)"]);
    }

    [Fact]
    public void A_method_s_source_is_what_its_author_wrote()
    {
        var project = SourceProject.Of("class W : Workflow\n{\n    protected override void Define(Flow flow) => flow.Code(\"a\", F);\n\n    // Why \"not\".\n    public static int F()\n    {\r\n        return 1;\n    }\n}\n");

        Assert.Equal("// Why \"not\".\npublic static int F()\n{\n    return 1;\n}", project.Emitted()["M:W.F"].Source);
    }

    [Fact]
    public void The_definition_of_a_workflow_is_no_part_of_its_code()
    {
        var project = SourceProject.Of("class W : Workflow { protected override void Define(Flow flow) => flow.Code(\"first\", F); public static object F() => new List<W>(); }");

        Assert.Equal(project.Fingerprints(), project.Edit("\"first\"", "\"second\"").Fingerprints());
    }

    [Fact]
    public void The_definition_of_a_workflow_is_no_part_of_the_code_of_its_assembly()
    {
        var project = SourceProject.Of("class W : Workflow { protected override void Define(Flow flow) => flow.Code(\"first\", F); public static int F() => 1; }");

        Assert.Equal(project.Emitted()["A:Shop"].Fingerprint, project.Edit("\"first\"", "\"second\"").Emitted()["A:Shop"].Fingerprint);
        Assert.NotEqual(project.Emitted()["A:Shop"].Fingerprint, project.Edit("=> 1", "=> 2").Emitted()["A:Shop"].Fingerprint);
    }

    [Fact]
    public void Other_assemblies_that_are_reached_are_named()
    {
        var project = Roots("flow.Code(\"a\", Code.One); flow.Code(\"b\", Code.Two); flow.Code(\"c\", Library.Helper.Direct);") with
        {
            References = [SourceProject.Library("Library", "namespace Library { public static class Helper { public static int Direct() => 1; } public class Item { } }"), SourceProject.Library("Unused", "public class Never { }")],
        };
        project = project.With("Code.cs", "static class Code { public static int One() => Far.F(); public static int Two() => 2; } static class Far { public static int F() => System.Text.Json.JsonSerializer.Serialize(new Library.Item()).Length; }");

        var emitted = project.Emitted();
        Assert.Equal(["Library"], emitted["M:Code.One"].Assemblies);
        Assert.Empty(emitted["M:Code.Two"].Assemblies);
        Assert.Equal(["Library"], emitted["M:Library.Helper.Direct"].Assemblies);
        Assert.Equal(["Library"], emitted["A:Shop"].Assemblies);
        Assert.Equal(["Library.Item, Library"], emitted["M:Code.One"].Types);
        Assert.Equal(["Library.Helper, Library"], emitted["M:Library.Helper.Direct"].Types);
    }

    [Fact]
    public void Types_of_other_assemblies_are_named_also_where_only_a_constant_or_a_member_is_used()
    {
        var project = Roots("flow.Code(\"a\", Code.One); flow.Code(\"b\", Code.Two);") with
        {
            References = [SourceProject.Library("Library", "public static class Limits { public const int Most = 3; } public class Box<T> { public class Lid; public static Lid Make() => new(); } public static class Longer { public static int Twice(this int number) => number * 2; }")],
        };
        project = project.With("Code.cs", "static class Code { public static int One() => Limits.Most.Twice(); public static string Two() => Box<int>.Make() + typeof(Code).Assembly.FullName; }");

        var emitted = project.Emitted();
        Assert.Equal(["Limits, Library", "Longer, Library"], emitted["M:Code.One"].Types);
        Assert.Equal(["*", "Box`1, Library"], emitted["M:Code.Two"].Types);
    }

    [Fact]
    public void Any_change_of_code_changes_the_fingerprint_of_the_assembly()
    {
        var project = Roots("flow.Code(\"a\", Code.One);");

        Assert.Equal(project.Emitted()["A:Shop"].Fingerprint, project.Edit("=> 1;", "=> 1; // one").Emitted()["A:Shop"].Fingerprint);
        Assert.NotEqual(project.Emitted()["A:Shop"].Fingerprint, project.Edit("Three<T>(string text) => 3", "Three<T>(string text) => 4").Emitted()["A:Shop"].Fingerprint);
    }

    [Fact]
    public void Code_under_if_counts_where_it_is_compiled()
    {
        var project = Roots("flow.Code(\"a\", Code.One); flow.Code(\"b\", Code.Four);")
            .With("Four.cs", "public static partial class Code { public static int Four() {\n#if DEBUG\n return 1;\n#else\n return 2;\n#endif\n} }")
            .Edit("public static class Code", "public static partial class Code");

        Assert.Equal(["Code.Four"], project.ChangedBy(project with { Symbols = ["DEBUG"] }));
        Assert.Empty(project.ChangedBy(project.Edit("return 1", "return 3")));
    }

    private static SourceProject Roots(string statement, string parameter = "") => SourceProject.Of(Methods)
        .With("Roots.cs", $"class Roots : Workflow {{ {(parameter.Length > 0 ? $"private {parameter};" : "")} protected override void Define(Flow flow) {{ {statement} }} }}");
}
