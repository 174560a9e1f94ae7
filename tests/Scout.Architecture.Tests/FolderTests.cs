namespace Scout.Architecture.Tests;

/// <summary>Ground and roof never share a folder: what a folder needs lies in folders that do not need it.</summary>
public class FolderTests
{
    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_form_no_circle(string project)
    {
        var circles = Circles([.. FolderArrows.Of(project).Where(arrow => !IsMeant(project, arrow))]);

        Assert.True(circles.Count == 0, string.Join('\n', circles));
    }

    [Fact]
    public void A_circle_is_found()
    {
        FolderArrow[] arrows = [new("a", "b", "1"), new("b", "c", "2"), new("c", "a", "3"), new("c", "d", "4")];

        Assert.Equal(["a -> b: 1", "b -> c: 2", "c -> a: 3"], Circles(arrows));
    }

    [Fact]
    public void Arrows_are_found_in_every_project_of_several_folders() => Assert.All(
        ["Scout.Analyzers", "Scout.Environments", "Scout.Execution", "Scout.Revisions", "Scout.Runs", "Scout.Tool"],
        project => Assert.True(FolderArrows.Of(project).Count > 5, project));

    // The empty name is the project's own folder.
    private static bool IsMeant(string project, FolderArrow arrow) => (project, arrow) switch
    {
        // The hub that hands definitions to rules, and the rules.
        ("Scout.Analyzers", { From: "" } or { To: "" }) => true,
        // What authors write is made of what compiles it, and the compiler reads what they wrote.
        ("Scout.Workflows", { From: "" or "Definitions", To: "" or "Definitions" }) => true,
        _ => false,
    };

    // An arrow lies in a circle where its end leads back to its beginning.
    private static List<string> Circles(IReadOnlyCollection<FolderArrow> arrows)
    {
        var next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        return [.. arrows.Where(arrow => Reaches(arrow.To, arrow.From)).Select(arrow => $"{arrow.From} -> {arrow.To}: {arrow.Example}").Order(StringComparer.Ordinal)];

        bool Reaches(string from, string to)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { from };
            var pending = new Stack<string>([from]);
            while (pending.TryPop(out var folder))
            {
                if (folder == to)
                {
                    return true;
                }

                foreach (var other in next[folder].Where(seen.Add))
                {
                    pending.Push(other);
                }
            }

            return false;
        }
    }
}
