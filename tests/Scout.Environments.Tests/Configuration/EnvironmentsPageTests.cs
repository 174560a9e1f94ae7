using System.Text;
using Scout.Revisions.Project;

namespace Scout.Environments.Tests.Configuration;

public class EnvironmentsPageTests
{
    [Fact]
    public void The_page_s_examples_of_scout_json_are_read_and_the_last_one_is_the_default()
    {
        var files = Examples().Select(example => ProjectFileReader.Read(Encoding.UTF8.GetBytes(example), "scout.json")).ToArray();

        Assert.Equal(2, files.Length);
        Assert.Equal("../team-bundles", files[0].Bundles);
        Assert.Equal("production-replies.json", files[0].Environments[2].Models["fast"].Replies);
        Assert.Equal(
            DefaultProject.Environments.Select(environment => (environment.Name, string.Join(' ', environment.Requires))),
            files[^1].Environments.Select(environment => (environment.Name, string.Join(' ', environment.Requires))));
    }

    [Fact]
    public void The_examples_of_the_page_of_models_are_read() =>
        Assert.Equal(
            ["canned fast local own smart", "azure router studio", "fast"],
            Examples("Models.md").Select(example => ProjectFileReader.Read(Encoding.UTF8.GetBytes(example), "scout.json")).Select(file => string.Join(' ', file.Models.Keys.Order(StringComparer.Ordinal))));

    [Fact]
    public void The_example_of_the_page_of_evidence_is_read() =>
        Assert.Equal("staging", ProjectFileReader.Read(Encoding.UTF8.GetBytes(Assert.Single(Examples("Evidence.md"))), "scout.json").Environments[2].ValidatedIn);

    private static string[] Examples(string page = "README.md")
    {
        using var reader = new StreamReader(typeof(EnvironmentsPageTests).Assembly.GetManifestResourceStream(page)!);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split("```json scout\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)])];
    }
}
