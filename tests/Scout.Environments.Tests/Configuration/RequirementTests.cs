using Scout.Revisions.Project;

namespace Scout.Environments.Tests.Configuration;

public class RequirementTests
{
    [Fact]
    public void Environments_that_require_all_before_them_are_checked_at_once()
    {
        // There are more ways through them than anybody could follow.
        var environments = Enumerable.Range(0, 200).ToDictionary(
            at => $"e{at}",
            at => new EnvironmentDefinition { Name = $"e{at}", Requires = [.. Enumerable.Range(0, at).Select(before => $"e{before}")] },
            StringComparer.Ordinal);
        Assert.Empty(RequirementCycles.Among(environments));
        environments["e0"] = environments["e0"] with { Requires = ["e199"] };
        Assert.Equal(200, RequirementCycles.Among(environments).Count);
        Assert.Equal(["e7", "e0", "e199", "e7"], RequirementCycles.Of("e7", environments));

        // Who is in no circle goes all ways there are, and would go round in it for ever.
        environments["top"] = environments["e199"] with { Name = "top" };
        Assert.Null(RequirementCycles.Of("top", environments));
    }
}
