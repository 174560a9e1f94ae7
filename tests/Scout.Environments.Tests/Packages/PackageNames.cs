using System.Text;
using Scout.Environments.Bundles;
using Scout.Environments.Packages;
using Scout.Environments.Records;

namespace Scout.Environments.Tests.Packages;

public class PackageNames
{
    private const string Hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    public static TheoryData<string> Names => ["scriban.signed/7.5.3", "a/0.0.0", "scout.build/0.1.0-test.20261129.4711", "my_own-lib.x/1.0.0.1", "é/1.0.0-rc-1", $"{new string('a', 100)}/1.0.0"];

    public static TheoryData<string> Others =>
    [
        "", "/", "a", "a/", "/1.0.0", "a/1.0.0/b", "x.$(DEPLOY_TOKEN)/1.0.0", "x%DEPLOY_TOKEN%/1.0.0", "%24(x)/1.0.0", "a;b/1.0.0", "a b/1.0.0", "a\n/1.0.0", "a/1.0.0\n", "--source/1.0.0", "-o/1.0.0", "@args/1.0.0",
        "../1.0.0", "a..b/1.0.0", ".a/1.0.0", "a./1.0.0", "A/1.0.0", "a@2.0.0/1.0.0", "a/1.0", "a/1", "a/01.0.0", "a/1.0.0.0", "a/1.0.0+5", "a/1.0.0-RC", "a/1.0.0-", "a/1.0.0-a..b", "a/[1.0.0]", "a/1.0.*", "a/$(V)", "a/..",
        "a\"/1.0.0", "a'/1.0.0", "a&b/1.0.0", "a<b/1.0.0", "a?b/1.0.0", "a#b/1.0.0", "a:b/1.0.0", "a\\b/1.0.0", "c:/1.0.0", "a\u202e/1.0.0", $"{new string('a', 101)}/1.0.0",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_NuGet_names_so_is_a_name(string folder)
    {
        Assert.Equal(folder, PackageName.TryParse(folder)?.ToString());
        Assert.Equal(folder, List(folder).Files["Shop.dll"].Package);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Anything_else_is_refused_where_the_list_is_read_by_the_file_and_the_name(string folder)
    {
        Assert.Null(PackageName.TryParse(folder));

        var error = Assert.Throws<ScoutException>(() => List(folder));

        Assert.Equal("SCOUT6010", error.Code);
        Assert.StartsWith($"bundles/ab: not what the store wrote: 'Shop.dll': '{folder}' is no package's id and version", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../Shop.dll")]
    [InlineData("lib/../../Shop.dll")]
    [InlineData("/etc/passwd")]
    [InlineData("c:/Shop.dll")]
    [InlineData("lib\\Shop.dll")]
    public void A_file_outside_of_its_package_is_refused(string path) =>
        Assert.Contains($"'{path}' is no file of a package", Assert.Throws<ScoutException>(() => List("a/1.0.0", path)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_null_is_refused_where_a_file_is_expected() =>
        Assert.Contains("/files/Shop.dll", Assert.Throws<ScoutException>(() => Read("null")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x.$(DEPLOY_TOKEN)/1.0.0", "lib/net10.0/X.dll")]
    [InlineData("../1.0.0", "lib/net10.0/X.dll")]
    [InlineData("x/1.0.0", "../../X.dll")]
    public void Assets_of_what_is_no_package_are_the_bundles_own_files(string folder, string asset) =>
        Assert.Empty(PackageAssets.Read(Encoding.UTF8.GetBytes($$"""
            {
              "runtimeTarget": { "name": "net10" },
              "targets": { "net10": { "X/1.0.0": { "runtime": { "{{asset}}": {} } } } },
              "libraries": { "X/1.0.0": { "type": "package", "path": "{{folder}}" } }
            }
            """)));

    private static BundleList List(string folder, string path = "lib/Shop.dll") =>
        Read($$"""{"package":{{Text(folder)}},"path":{{Text(path)}},"sha256":"{{Hash}}","size":1}""");

    private static BundleList Read(string file) => StoreJson.Read<BundleList>(
        Encoding.UTF8.GetBytes($$"""{"format":1,"assembly":"Shop.dll","deps_file":"Shop.dll","runtime_config":"Shop.dll","host":"Shop.dll","files":{"Shop.dll":{{file}} } }"""), "bundles/ab");

    private static string Text(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
