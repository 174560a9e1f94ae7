using Scout.Environments.Gates;

namespace Scout.Environments.Tests.Gates;

public class GatesPageTests
{
    [Fact]
    public void The_page_says_of_every_gate_what_it_asks_and_the_remedy_and_of_nothing_else()
    {
        var rows = Rows("| gate | refuses when | remedy |");

        Assert.Equal(Enum.GetValues<Gate>().Select(gate => $"`{gate.Word()}`"), rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.All(row, cell => Assert.NotEmpty(cell)));
        Assert.All(rows, row => Assert.Equal(3, row.Length));
    }

    private static List<string[]> Rows(string head)
    {
        using var reader = new StreamReader(typeof(GatesPageTests).Assembly.GetManifestResourceStream("README.md")!);
        return
        [
            .. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')
                .SkipWhile(line => line != head).Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
        ];
    }
}
