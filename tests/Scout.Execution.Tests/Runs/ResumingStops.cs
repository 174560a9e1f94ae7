using Scout.Execution.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

/// <summary>A run that is taken up again where one block's end stops another.</summary>
public class ResumingStops
{
    private const string Track = "Track(System.String,System.Int32)";

    [Fact]
    public async Task What_the_first_thing_left_to_do_ends_is_not_begun()
    {
        var plan = Plan($$"""{{{Text("bad", "{{ inputs.a.b }}", "inputs")}},{{Method("effect", Track, """[{"$literal":"effect"}]""")}}}""", "\"effect\"");
        var whole = new TestRun();
        Assert.Equal(RunEnd.Failed, (await whole.RunAsync(plan)).End);
        Assert.Equal(["bad"], whole.Started);

        var resumed = new TestRun { Journal = [whole.Events[0]] };
        Assert.Equal(RunEnd.Failed, (await resumed.RunAsync(plan)).End);

        Assert.Equal(["bad"], resumed.Started);
        Assert.Empty(Methods.Tracked.GetValueOrDefault(resumed.RunId) ?? []);
    }
}
