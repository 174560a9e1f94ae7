using System.Text;
using System.Text.Json;
using Scout.Environments;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Validation.Capturing;
using Scout.Validation.Suites;

namespace Scout.Validation.Tests.Capturing;

/// <summary>A suite that gets a case more has every byte that it had, and every case says what it said.</summary>
public sealed class AddingToSuites : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("scout-suites-");

    public AddingToSuites() => File.WriteAllText(Path.Combine(_root.FullName, "scout.json"), "{}");

    [Theory]
    [InlineData("a text whose empty lines count", "workflow: desk\ncases:\n  - name: one\n    inputs: { text: x }\n    expect:\n      - equals:\n          value: |+\n            kept\n\n\n")]
    [InlineData("a text whose last line counts", "workflow: desk\ncases:\n  - name: one\n    inputs:\n      text: |+\n        kept\n")]
    [InlineData("a text that ends where it ends", "workflow: desk\ncases:\n  - name: one\n    inputs:\n      text: |\n        kept\n\n\n\n")]
    [InlineData("lines of Windows", "workflow: desk\r\ncases:\r\n- name: one   # the first\r\n  inputs: { text: x }\r\n\r\n")]
    [InlineData("lines of Windows, the last without an end", "workflow: desk\r\ncases:\r\n- name: one\r\n  inputs: { text: x }")]
    [InlineData("a mark of its encoding", "\uFEFFworkflow: desk\ncases:\n- name: one\n  inputs: { text: x }\n")]
    [InlineData("spaces and a comment at its end", "workflow: desk\ncases:\n- name: one\n  inputs: { text: x }\n   \n# the end  \n\n\n")]
    public void What_is_there_stays_byte_for_byte(string what, string before)
    {
        var had = Write(before);

        var added = Add();

        Assert.True(added.StartsWith(before, StringComparison.Ordinal), what);
        Assert.Equal(before.Contains('\r', StringComparison.Ordinal), added[before.Length..].Contains('\r', StringComparison.Ordinal));
        Assert.DoesNotMatch(before.Contains('\r', StringComparison.Ordinal) ? "[^\r]\n" : "\r", added[before.Length..]);
        var has = Read();
        Assert.Equal(["one", "added"], has.Cases.Select(one => one.Name));
        Assert.Equal(had.Cases[0].Inputs.GetRawText(), has.Cases[0].Inputs.GetRawText());
        Assert.Equal(Values(had), Values(has));
    }

    [Theory]
    [InlineData("workflow: desk\ncases:\n- name: one\n  inputs: { text: x }\n...\n")]
    [InlineData("workflow: desk\ncases: [{ name: one, inputs: { text: x } }]\n")]
    [InlineData("workflow: desk\ncases:\n- name: one\n  inputs: { text: x }\nrepeat: 2\n")]
    [InlineData("workflow: desk\ncases:\n- name: one\n  inputs:\n    text: |+\n      kept")]
    public void Where_a_case_cannot_be_added_so_nothing_is_written(string before)
    {
        Write(before);

        var refused = Assert.Throws<ScoutException>(Add);

        Assert.Equal("SCOUT9124", refused.Code);
        Assert.Contains("- name: added", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(PathOf("desk")));
    }

    [Theory]
    [InlineData("Desk")]
    [InlineData("my_desk")]
    [InlineData("desk.one")]
    [InlineData("1desk")]
    [InlineData("../desk")]
    [InlineData("")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234x")]
    public void A_new_suite_is_called_as_a_policy_can_name_it(string name)
    {
        var refused = Assert.Throws<ScoutException>(() => Append(name));

        Assert.Equal("SCOUT9123", refused.Code);
        Assert.Contains("--to support-desk", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_root.FullName, "suites")));
    }

    [Fact]
    public void A_suite_that_is_there_may_be_called_otherwise()
    {
        Write("workflow: desk\ncases:\n- name: one\n  inputs: { text: x }\n", "My_Desk.old");

        Assert.Equal("suites/My_Desk.old.yaml", Append("My_Desk.old"));
    }

    [Fact]
    public void A_name_that_is_taken_is_told_as_that()
    {
        const string before = "workflow: desk\ncases:\n  - name: one\n    inputs: { text: x }\n";
        Write(before);

        var refused = Assert.Throws<ScoutException>(() => Append("desk", "one"));

        Assert.Equal(("SCOUT9128", "There is a case 'one' in suites/desk.yaml already: choose --name."), (refused.Code, refused.Message));
        Assert.Equal(before, File.ReadAllText(PathOf("desk")));
    }

    [Fact]
    public async Task Many_that_add_at_once_all_have_their_case()
    {
        var names = Enumerable.Range(0, 16).Select(number => $"case {number}").ToArray();

        await Task.WhenAll(names.Select(name => Task.Run(() => Append("desk", name))));

        Assert.Equal(names.Order(StringComparer.Ordinal), Read().Cases.Select(one => one.Name).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static CapturedCase Case(string name) => new() { Name = name, Workflow = "desk", Inputs = JsonElement.Parse("""{"text":"hi\nyou"}"""), Blocks = [("crm", JsonElement.Parse("{}"))], Ran = ["crm"] };

    private static string[] Values(Suite suite) => [.. suite.Cases[0].Expect.OfType<Expectation.OfValue>().Select(expected => expected.ToString())];

    private string PathOf(string name) => Path.Combine(_root.FullName, "suites", name + ".yaml");

    private Suite Write(string text, string name = "desk")
    {
        _root.CreateSubdirectory("suites");
        File.WriteAllBytes(PathOf(name), Encoding.UTF8.GetBytes(text));
        return new SuiteLibrary(new SuiteFolder(_root.FullName)).Read(name);
    }

    private Suite Read() => new SuiteLibrary(new SuiteFolder(_root.FullName)).Read("desk");

    private string Append(string suite, string name = "added") =>
        new SuiteAppender(Store.Open(ScoutProject.Load(_root.FullName, DiskOperations.Instance))).Append(suite, Case(name), TestContext.Current.CancellationToken);

    private string Add()
    {
        Append("desk");
        return Encoding.UTF8.GetString(File.ReadAllBytes(PathOf("desk")));
    }
}
