using Scout.Environments.Gates;
using Scout.Tool.Reviewing;

namespace Scout.Tool.Tests.Documentation;

public sealed class GateTests
{
    [Fact]
    public void The_page_names_every_gate_that_can_refuse_and_nothing_else()
    {
        var row = ToolPage.Rows("Error codes").Single(row => ToolPage.Codes(row[0]).Contains(ReviewErrors.Refusal));

        Assert.Equal(Enum.GetValues<Gate>().Select(gate => gate.Word()), ToolPage.Codes(row[1]));
    }
}
