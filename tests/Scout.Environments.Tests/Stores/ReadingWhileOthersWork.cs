using Scout.Environments.Checks;
using Scout.Environments.Files;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

/// <summary>Nobody who only reads waits for those who write: whatever happens between two looks at files, what is read is as it was before or as it is after.</summary>
public class ReadingWhileOthersWork
{
    [Fact]
    public async Task Promotions_are_read_as_they_were_before_a_move_or_as_they_are_after() =>
        await AtEveryLookAsync(Promote, test => test.Store.Promotions(), promotions => Assert.InRange(promotions.Length, 2, 3));

    [Fact]
    public async Task What_an_environment_points_at_is_found_while_it_is_moved() =>
        await AtEveryLookAsync(Promote, test => test.Store.TargetAsync("support-desk", "staging").GetAwaiter().GetResult(), target => Assert.NotNull(target.PromotionId));

    [Fact]
    public async Task What_ran_before_is_found_while_a_pointer_is_moved() =>
        await AtEveryLookAsync(Promote, test => test.Store.Show("staging~1", "support-desk"), shown => Assert.NotEmpty(shown.Revision.Id));

    [Fact]
    public async Task The_history_is_read_while_a_pointer_is_moved() => await AtEveryLookAsync(Promote, test => test.Store.History("support-desk"), history => Assert.Equal(3, history.Length));

    [Fact]
    public async Task Where_everything_stands_is_read_while_a_pointer_is_moved() => await AtEveryLookAsync(Promote, test => test.Store.Status(), status => Assert.Single(status));

    [Fact]
    public async Task The_history_is_read_while_a_build_is_recorded() =>
        await AtEveryLookAsync(test => test.Build(Workflow("support-desk", "D")), test => test.Store.History("support-desk"), history => Assert.InRange(history.Length, 3, 4));

    [Fact]
    public async Task Nothing_is_found_wrong_while_a_pointer_is_moved() => await AtEveryLookAsync(Promote, test => test.Store.Check(), HasNoErrors);

    [Fact]
    public async Task Nothing_is_found_wrong_while_a_build_is_recorded() => await AtEveryLookAsync(test => test.Build(Workflow("support-desk", "D")), test => test.Store.Check(), HasNoErrors);

    private static void HasNoErrors(CheckReport report) => Assert.DoesNotContain(report.Findings, finding => finding.Severity == CheckSeverity.Error);

    private static void Promote(TestStore test) => test.Promote("staging").GetAwaiter().GetResult();

    private static async Task AtEveryLookAsync<T>(Action<TestStore> happens, Func<TestStore, T> read, Action<T> holds)
    {
        for (var look = 1; ; look++)
        {
            var files = new Looked();
            var test = new TestStore(files);
            await test.BuildAndPromote("A", "staging");
            await test.BuildAndPromote("B", "staging");
            test.Build(Workflow("support-desk", "C"));
            files.At(look, () => happens(test));

            holds(read(test));

            if (!files.HasHappened)
            {
                Assert.True(look > 5, "It looked at nothing.");
                return;
            }
        }
    }

    /// <summary>Lets something happen before one of the looks at files that follow.</summary>
    private sealed class Looked : MemoryOperations
    {
        private int _left;
        private Action? _happen;

        public bool HasHappened => _happen is null;

        public void At(int look, Action happen) => (_left, _happen) = (look, happen);

        public override PathKind KindOf(string path)
        {
            Look();
            return base.KindOf(path);
        }

        public override byte[] Read(string path)
        {
            Look();
            return base.Read(path);
        }

        public override IReadOnlyList<string> List(string folder)
        {
            Look();
            return base.List(folder);
        }

        private void Look()
        {
            if (_happen is { } happen && --_left == 0)
            {
                _happen = null;
                happen();
            }
        }
    }
}
