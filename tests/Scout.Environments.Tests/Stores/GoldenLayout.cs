using System.Text;
using Scout.Environments.Promotions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class GoldenLayout
{
    /// <remarks>Stores of users are made of these bytes: a later version must read them, so a change here is a change of the format.</remarks>
    [Fact]
    public async Task Every_file_of_a_small_store_has_the_agreed_path_and_bytes()
    {
        var test = new TestStore(scoutJson: """{ "models": { "fast": { "provider": "services", "model": "acme-1" } }, "variables": { "brand": "Äcme 😀" } }""");
        test.Build(Workflow("support-desk", "{{ vars.brand }}", model: "fast", calls: ("helper", "H")) with { Description = "Answers." }, Workflow("helper", "H"));
        await test.Promote(new PromoteRequest { Workflow = "support-desk", To = "staging", Reason = "first" });
        test.Store.Name("support-desk@staging", "Good one", "as agreed");
        test.Build(Workflow("support-desk", "Hi", model: "fast", calls: ("helper", "H")), Workflow("helper", "H"));
        await test.Promote(new PromoteRequest { Workflow = "support-desk", To = "staging" });
        await test.Store.RollbackAsync(new RollbackRequest { Workflow = "support-desk", Environment = "staging", Reason = "worse" }, TestContext.Current.CancellationToken);

        var actual = new StringBuilder();
        foreach (var path in test.Tree().Where(path => path != "lock"))
        {
            actual.Append("== ").Append(path).Append('\n').Append(Encoding.UTF8.GetString(test.Files.Entries[$"/project/.scout/{path}"]!).TrimEnd('\n')).Append('\n');
        }

        var told = actual.ToString();
        using var stream = typeof(GoldenLayout).Assembly.GetManifestResourceStream("layout.txt")!;
        using var reader = new StreamReader(stream);
        var expected = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (expected != told)
        {
            await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "layout.received.txt"), told, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, told);
    }
}
