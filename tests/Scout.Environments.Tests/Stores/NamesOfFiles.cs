using Scout.Environments.Bundles;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class NamesOfFiles
{
    public static TheoryData<string> Good => ["Shop.dll", "de/Shop.resources.dll", "content/größe €.txt", "content/日本.txt", ".hidden", "a b.txt", "console.txt", "COM.txt", "nul-l/x", "com10.txt", $"{new string('a', 255)}"];

    public static TheoryData<string> Bad =>
    [
        "a.", "a ", "a./b", "folder /b", "CON", "nul.txt", "content/Aux.json", "com1", "LPT9.log", "com\u00b9.x", "con .txt", "CONIN$", "a<b", "a>b", "a:b", "a\"b", "a|b", "a?b", "a*b", "a\\b", "a\u0001b", "a\u0085b",
        $"{new string('a', 256)}", new string('\u20ac', 86), string.Join('/', Enumerable.Repeat(new string('a', 99), 5)), "a\ud800b", "\udc00", "a\ufffdb", "cafe\u0301.txt", "\u1112\u1161\u11ab.txt", "\u212b.txt",
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void What_can_be_everywhere_is_let_in(string name) => PortableNames.Check([name]);

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_cannot_be_somewhere_is_refused_by_name(string name)
    {
        var error = Assert.Throws<ScoutException>(() => PortableNames.Check(["Shop.dll", name]));

        Assert.Equal("SCOUT6089", error.Code);
        Assert.Contains(": a bundle cannot have it: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Rename it in the project.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop.dll", "shop.dll")]
    [InlineData("content/a.txt", "Content/b.txt")]
    [InlineData("größe.txt", "GRÖSSE.txt", false)]
    [InlineData("ä.txt", "Ä.txt")]
    public void Two_that_are_one_somewhere_are_refused(string one, string other, bool isOne = true) =>
        Assert.Equal(isOne, Record.Exception(() => PortableNames.Check([one, other])) is ScoutException { Code: "SCOUT6089" });

    [Fact]
    public async Task A_bundle_with_such_a_file_is_not_made()
    {
        var test = new TestStore();
        test.Build(Workflow("support-desk", "A"));
        test.Bundles.Meanwhile = () => test.Files.Entries[$"{test.Bundles.Published[0].Folder}/content/nul.txt"] = [1];

        var error = await Assert.ThrowsAsync<ScoutException>(() => test.Store.PublishAsync(cancellation: TestContext.Current.CancellationToken));

        Assert.Equal("SCOUT6089", error.Code);
        Assert.StartsWith("content/nul.txt: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(test.Tree(), path => path.StartsWith("bundles/", StringComparison.Ordinal));
    }
}
