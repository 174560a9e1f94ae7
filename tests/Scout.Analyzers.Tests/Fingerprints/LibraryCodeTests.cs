extern alias ground;

using System.Collections.Immutable;
using System.Text;
using Basic.Reference.Assemblies;
using ground::Scout.Revisions.Fingerprints.Il;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>Libraries that know nothing of Scout, and count by what their compiled code does.</summary>
public sealed class LibraryCodeTests
{
    private const string Titles = """
        namespace Words;

        public sealed class Titles : Base
        {
            private static readonly int[] s_weights = [3, 1, 4, 1, 5];
            private readonly Dictionary<string, int> _known = new() { ["Ada"] = 1 };

            public const string Polite = "Madam";

            [System.ComponentModel.Description("A name.")]
            public string? Name { get; init; }

            public static string Of(string name) => Polite + " " + Inner.Mend(name);

            public string Long(string name, Rank rank = Rank.High)
            {
                // Said to adults only.
                var title = Of(name);
                if (name.Length > 3)
                {
                    return title + s_weights[0];
                }

                return rank switch { Rank.High => "Sir", Rank.Low => title, _ => First(name) };
            }

            public async System.Threading.Tasks.Task<int> Count(int[] numbers)
            {
                await System.Threading.Tasks.Task.Yield();
                return numbers.Select(number => new { number, Twice = number * 2 }).Sum(pair => pair.Twice) + _known.Count;
            }

            public object Kind(string word) => word switch
            {
                "a" or "bb" or "ccc" or "dddd" or "eeeee" or "ffffff" or "ggggggg" => typeof(Marked),
                _ => Hidden.Value,
            };
        }

        public abstract class Base
        {
            protected string First(string name) => name[..1];
        }

        public enum Rank { Low, High = 5 }

        [Points(typeof(Pointed))]
        public sealed class Marked;

        public sealed class Pointed { public int Deep => 42; }

        public sealed class PointsAttribute(System.Type type) : System.Attribute { public System.Type Type => type; }

        internal static class Inner
        {
            public static string Mend(string name) => name.Trim();
        }

        file static class Hidden { public static int Value => 7; }
        """;

    private const string Usings = "global using System; global using System.Linq; global using System.Collections.Generic;";

    [Theory]
    [InlineData("\"Madam\"", "\"Ms\"")]
    [InlineData("[3, 1, 4, 1, 5]", "[3, 1, 4, 1, 6]")]
    [InlineData("[\"Ada\"] = 1", "[\"Ada\"] = 2")]
    [InlineData("\"A name.\"", "\"The name.\"")]
    [InlineData("public string? Name", "public string Name")]
    [InlineData("public string? Name", "public string? Names")]
    [InlineData("name.Trim()", "name.TrimEnd()")]
    [InlineData("Length > 3", "Length >= 3")]
    [InlineData("rank = Rank.High", "rank = Rank.Low")]
    [InlineData("High = 5", "High = 6")]
    [InlineData("number * 2", "number * 3")]
    [InlineData("\"ggggggg\"", "\"ggggggh\"")]
    [InlineData("name[..1]", "name[..2]")]
    [InlineData("Value => 7", "Value => 8")]
    [InlineData("Deep => 42", "Deep => 43")]
    public void A_change_of_what_is_reached_is_seen(string before, string after)
    {
        Assert.NotEqual(Of(Titles), Of(Changed(before, after)));
    }

    [Theory]
    [InlineData("// Said to adults only.", "")]
    [InlineData("var title = Of(name);", "var  heading = Of(name);")]
    public void What_says_nothing_is_not_seen(string before, string after)
    {
        Assert.Equal(Of(Titles), Of(Changed(before, after).Replace("title + s", (after.Contains("heading", StringComparison.Ordinal) ? "heading" : "title") + " + s", StringComparison.Ordinal)
            .Replace("Low => title", after.Contains("heading", StringComparison.Ordinal) ? "Low => heading" : "Low => title", StringComparison.Ordinal)));
    }

    [Fact]
    public void Folder_file_order_commit_version_and_what_is_not_reached_are_not_seen()
    {
        const string Unreached = """
            namespace Words;

            public static class Another
            {
                public static object Make() => new { Other = 1, Things = new[] { 9, 8, 7, 6, 5, 4, 3 }, Word = "x" };
            }
            """;
        var versions = """[assembly: System.Reflection.AssemblyVersion("VERSION")] [assembly: System.Reflection.AssemblyInformationalVersion("VERSION+commit")] [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Else")]""";

        Assert.Equal(
            Hash(Image([("/one/Titles.cs", Titles), ("/one/Versions.cs", versions.Replace("VERSION", "1.0.0.0", StringComparison.Ordinal))])),
            Hash(Image([("/elsewhere/two/Other.cs", Unreached), ("/elsewhere/two/Versions.cs", versions.Replace("VERSION", "12.3.0.0", StringComparison.Ordinal)), ("/elsewhere/two/Titles.cs", Titles)])));
    }

    [Fact]
    public void Code_that_looks_through_assemblies_reaches_every_type()
    {
        const string Looks = "namespace Words; public sealed class Titles { public static object Of() => typeof(Titles).Assembly.GetTypes().Length; }";

        Assert.NotEqual(Of(Looks), Of(Looks + " public static class Unnamed { public static int One => 1; }"));
    }

    [Fact]
    public void A_type_that_is_not_there_makes_the_whole_library_count()
    {
        var image = Image([("/one/Titles.cs", Titles), ("/one/Unnamed.cs", "namespace Words; public static class Unnamed { public static int One => 1; }")]);

        Assert.NotEqual(Hash(image, "Words.Titles"), Hash(image, "Words.Gone"));
        Assert.Equal(HashOfAll(image), Hash(image, "Words.Gone"));
    }

    [Fact]
    public void Types_of_other_assemblies_are_told()
    {
        using var library = new LibraryFile(Image([("/one/Titles.cs", Titles)]));

        var others = library.Code.Reached(["Words.Titles"]).Others;

        Assert.Contains(others, other => other == new LibraryType("System.Collections.Generic.Dictionary`2", "System.Collections"));
    }

    [Theory]
    [InlineData("name.Length > 3", "name.Length > 4", "M:Words.Titles.Long")]
    [InlineData("number * 2", "number * 3", "M:Words.Titles.Count")]
    [InlineData("public string? Name { get; init; }", "public string? Name { get; set; }", "M:Words.Titles.Name")]
    [InlineData("A name.", "The name.", "T:Words.Titles")]
    [InlineData("[\"Ada\"] = 1", "[\"Ada\"] = 2", "M:Words.Titles.#ctor")]
    [InlineData("name.Trim()", "name.TrimEnd()", "M:Words.Inner.Mend")]
    [InlineData("High = 5", "High = 6", "M:Words.Rank.High M:Words.Titles.Long")]
    public void What_differs_is_recorded_by_its_member(string before, string after, string members)
    {
        var (old, now) = (Record(Titles), Record(Changed(before, after)));

        Assert.Equal(members, string.Join(' ', old.Except(now).Select(line => line.Split(' ')[0])));
        Assert.Equal(members, string.Join(' ', now.Except(old).Select(line => line.Split(' ')[0])));
    }

    /// <summary>As far as the compiler allows: where code is written alike it counts alike, whatever is kept for the debugger.</summary>
    [Theory]
    [InlineData("public static string Of(string name) => \"Dr. \" + name;")]
    [InlineData("public static string Of(string name) { return \"Dr. \" + name; }")]
    [InlineData("public static string Of(string name) { var title = name.Trim(); return title + \"!\"; }")]
    [InlineData("public static int Of(int number) { Console.WriteLine(number); number++; return number * 2; }")]
    [InlineData("public string? Name { get; set; } public int Age { get { return 4; } }")]
    [InlineData("public static IEnumerable<int> Of(IEnumerable<int> all) => all.Where(one => one > 3).Select(one => one * 2);")]
    [InlineData("public record Order(string Id, decimal Total); public enum Kind { A, B }")]
    [InlineData("public static readonly Dictionary<string, int> All = new() { [\"a\"] = 1 }; public const int Most = 3;")]
    public void Debug_and_release_count_alike_where_the_compiler_lets_them(string members)
    {
        var code = $"namespace Words; public class Titles {{ {members} }}";

        Assert.Equal(Hash(Image([("/one/Titles.cs", code)], OptimizationLevel.Debug)), Hash(Image([("/one/Titles.cs", code)])));
    }

    private static string Changed(string before, string after)
    {
        Assert.Contains(before, Titles, StringComparison.Ordinal);
        return Titles.Replace(before, after, StringComparison.Ordinal);
    }

    private static ImmutableArray<string> Record(string code)
    {
        using var library = new LibraryFile(Image([("/one/Titles.cs", code)]));
        return library.Code.Reached(["Words.Titles"]).Record;
    }

    private static string Of(string code) => Hash(Image([("/one/Titles.cs", code)]), "Words.Titles");

    private static string Hash(ImmutableArray<byte> image, params string[] types)
    {
        using var library = new LibraryFile(image);
        return library.Code.Reached(types).Hash;
    }

    private static string Hash(ImmutableArray<byte> image) => Hash(image, "Words.Titles");

    private static string HashOfAll(ImmutableArray<byte> image) => Hash(image, []);

    private static ImmutableArray<byte> Image(IEnumerable<(string Path, string Text)> files, OptimizationLevel optimization = OptimizationLevel.Release)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Preview);
        var compilation = CSharpCompilation.Create(
            "Words",
            files.Prepend(("/Usings.cs", Usings)).Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Item2, Encoding.UTF8), parse, file.Item1)),
            Net100.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return ImmutableArray.Create(image.ToArray());
    }

    private sealed class LibraryFile : IDisposable
    {
        private readonly string _file = Path.GetTempFileName();

        public LibraryFile(ImmutableArray<byte> image)
        {
            File.WriteAllBytes(_file, [.. image]);
            Code = new(_file);
        }

        public LibraryCode Code { get; }

        public void Dispose()
        {
            Code.Dispose();
            File.Delete(_file);
        }
    }
}
