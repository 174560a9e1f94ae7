using Scout.Revisions.Rules.Templates;

namespace Scout.Execution.Tests.Templates;

public class FunctionsPage
{
    [Fact]
    public void The_page_s_table_has_every_function()
    {
        using var reader = new StreamReader(typeof(FunctionsPage).Assembly.GetManifestResourceStream("README.md")!);
        var rows = reader.ReadToEnd().ReplaceLineEndings("\n").Split("| object | functions |\n| --- | --- |\n")[1].Split("\n\n")[0].Split('\n');

        Assert.Equal(
            TemplateFunctionNames.ByObject.Select(pair => $"| `{pair.Key}` | {string.Join(", ", pair.Value.Select(function => $"`{function}`"))} |"),
            rows);
    }
}
