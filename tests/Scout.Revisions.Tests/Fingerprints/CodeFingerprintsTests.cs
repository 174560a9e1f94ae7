using Scout.Revisions.Fingerprints;

namespace Scout.Revisions.Tests.Fingerprints;

public sealed class CodeFingerprintsTests
{
    internal const string Method = "M:Shop.Code.Run";
    internal const string Own = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    private const string Prices = """{ "runtime": { "lib/net10.0/Prices.dll": {} }, "dependencies": { "Rounding": "1.0.0" } }""";
    private const string Rounding = """{ "runtime": { "lib/net10.0/Rounding.Core.dll": {} } }""";
    private const string Library = """{ "runtime": { "Library.dll": {} }, "dependencies": { "Prices": "2.0.0" } }""";

    [Fact]
    public void Code_that_uses_nothing_keeps_the_compiler_s_fingerprint()
    {
        using var output = new BuildOutput().Dependencies(("package Prices/2.0.0", Prices));

        var fingerprint = output.Reaching();

        Assert.Equal((Method, Own, "source"), (fingerprint.Method, fingerprint.Fingerprint, fingerprint.Source));
    }

    [Fact]
    public void A_method_that_the_generator_did_not_see_has_none()
    {
        using var output = new BuildOutput().Assembly("Shop", "", new CodeFingerprintAttribute("A:Shop", Own, ""));

        Assert.Null(output.All().Find("M:Shop.Code.Other"));
        Assert.Null(output.All().Find("A:Shop"));
    }

    [Fact]
    public void The_framework_and_Scout_do_not_count()
    {
        using var output = new BuildOutput().Dependencies(("package Scout.Build/1.0.0", """{ "runtime": { "lib/net10.0/Scout.Workflows.dll": {}, "lib/net10.0/Scout.Execution.dll": {} } }"""));

        Assert.Equal(Own, output.Reaching("System.Runtime", "Microsoft.Extensions.Hosting", "Scout.Workflows").Fingerprint);
    }

    [Fact]
    public void A_package_counts_by_its_version_and_so_do_those_that_it_uses()
    {
        var first = Of(("package Prices/2.0.0", Prices), ("package Rounding/1.0.0", Rounding), ("package Unused/1.0.0", "{}"));

        Assert.Matches("^sha256:[0-9a-f]{64}$", first);
        Assert.NotEqual(Own, first);
        Assert.Equal(first, Of(("package Unused/7.0.0", "{}"), ("package Rounding/1.0.0", Rounding), ("package Prices/2.0.0", Prices)));
        Assert.NotEqual(first, Of(("package Prices/2.0.1", Prices), ("package Rounding/1.0.0", Rounding)));
        Assert.NotEqual(first, Of(("package Prices/2.0.0", Prices), ("package Rounding/1.0.1", Rounding)));

        static string Of(params (string, string)[] libraries)
        {
            using var output = new BuildOutput().Dependencies(libraries);
            return output.Reaching("Prices").Fingerprint;
        }
    }

    [Fact]
    public void A_package_is_found_by_its_assembly_also_where_that_has_another_name_or_is_of_one_machine()
    {
        using var output = new BuildOutput().Dependencies(("package Rounding/1.0.0", Rounding), ("package Native/1.0.0", """{ "runtimeTargets": { "runtimes/unix/lib/net10.0/Native.dll": {}, "runtimes/win/lib/net10.0/Native.dll": {} } }"""));
        var rounding = output.Reaching("Rounding.Core").Fingerprint;
        using var other = new BuildOutput().Dependencies(("package Rounding/1.0.0", Rounding), ("package Native/1.0.0", """{ "runtimeTargets": { "runtimes/unix/lib/net10.0/Native.dll": {} } }"""));

        Assert.NotEqual(Own, rounding);
        Assert.NotEqual(rounding, other.Reaching("Native").Fingerprint);
    }

    [Fact]
    public void A_package_that_comes_back_to_itself_is_no_trouble()
    {
        using var output = new BuildOutput().Dependencies(
            ("package Prices/2.0.0", Prices), ("package Rounding/1.0.0", """{ "runtime": { "lib/net10.0/Rounding.dll": {} }, "dependencies": { "Prices": "2.0.0" } }"""));

        Assert.NotEqual(Own, output.Reaching("Prices").Fingerprint);
    }

    [Fact]
    public void A_project_s_library_counts_by_its_fingerprint_and_not_by_its_file()
    {
        var first = Of("a", "sha256:22", "2.0.0");

        Assert.Equal(first.Fingerprint, Of("b", "sha256:22", "2.0.0").Fingerprint);
        Assert.NotEqual(first.Fingerprint, Of("a", "sha256:33", "2.0.0").Fingerprint);
        Assert.NotEqual(first.Fingerprint, Of("a", "sha256:22", "2.0.1").Fingerprint);

        static CodeFingerprint Of(string content, string fingerprint, string version)
        {
            using var output = new BuildOutput().Dependencies(("project Library/1.0.0", Library), ("package Prices/" + version, Prices))
                .Assembly("Library", content, new CodeFingerprintAttribute("A:Library", fingerprint, "", "Prices", "System.Linq"));
            return output.Reaching("Library");
        }
    }

    [Fact]
    public void A_file_that_is_referenced_counts_by_its_content()
    {
        Assert.Equal(Of("a").Fingerprint, Of("a").Fingerprint);
        Assert.NotEqual(Of("a").Fingerprint, Of("b").Fingerprint);

        static CodeFingerprint Of(string content)
        {
            using var output = new BuildOutput().Dependencies(("reference Loose/1.0.0", """{ "runtime": { "Loose.dll": {} } }""")).Assembly("Loose", content);
            return output.Reaching("Loose");
        }
    }

    [Fact]
    public void Without_a_dependency_file_everything_counts_by_its_file()
    {
        Assert.Equal(Of("a"), Of("a"));
        Assert.NotEqual(Of("a"), Of("b"));

        static string Of(string content)
        {
            using var output = new BuildOutput().Assembly("Prices", content);
            return output.Reaching("Prices").Fingerprint;
        }
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "runtimeTarget": { "name": "net10.0" }, "targets": { "net10.0": { "no-version": {} } }, "libraries": {} }""")]
    [InlineData("""{ "runtimeTarget": {}, "targets": { "net10.0": {} }, "libraries": {} }""")]
    public void A_dependency_file_that_does_not_parse_is_an_error_that_names_it(string text)
    {
        using var output = new BuildOutput().DependencyText(text);

        var error = Assert.Throws<ScoutException>(() => output.Reaching());
        Assert.Equal("SCOUT2101", error.Code);
        Assert.Contains("Shop.deps.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_not_there_is_an_error_that_names_it()
    {
        using var output = new BuildOutput().Dependencies(("project Library/1.0.0", Library));

        var error = Assert.Throws<ScoutException>(() => output.Reaching("Library"));
        Assert.Equal("SCOUT2102", error.Code);
        Assert.Contains("'Library' is used by the code of 'Shop'", error.Message, StringComparison.Ordinal);
    }
}
