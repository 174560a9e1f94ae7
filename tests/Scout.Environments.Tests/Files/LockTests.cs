using Scout.Environments.Files;
using Scout.Environments.Tests.Stores;

namespace Scout.Environments.Tests.Files;

public sealed class LockTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("scout-lock-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_held_lock_names_its_holder()
    {
        using var held = Take("promoting to staging of support-desk");

        var error = Assert.Throws<ScoutException>(() => Take("something else"));

        Assert.Equal("SCOUT6040", error.Code);
        Assert.Contains($"process {Environment.ProcessId} of {Environment.UserName}", error.Message, StringComparison.Ordinal);
        Assert.Contains("promoting to staging of support-desk", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28, "the disk is full. Make room, then do it again.")]
    [InlineData(30, "the file system is read-only. Do it where it can be written.")]
    public void Why_it_cannot_be_taken_is_said_with_the_remedy_for_just_that(int number, string expected)
    {
        var files = new StoreFiles(new Refusing(new IOException("refused", number)), "/project");

        var error = Assert.Throws<ScoutException>(() => StoreLock.Acquire(files, "/project/.scout/lock", "testing", TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Equal(("SCOUT6042", $".scout/lock: the lock cannot be taken: {expected}"), (error.Code, error.Message));
    }

    [Fact]
    public void A_lock_that_is_given_back_can_be_taken_and_its_file_stays()
    {
        Take("one").Dispose();
        Take("two").Dispose();
        Assert.True(File.Exists(LockFile));
    }

    [Fact]
    public async Task Who_waits_gets_the_lock_when_it_is_free()
    {
        var held = Take("one");
        var waiting = Task.Run(() => Take("two", TimeSpan.FromSeconds(30)));
        Assert.False(waiting.IsCompleted);
        held.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public void Waiting_can_be_given_up()
    {
        using var held = Take("one");
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => StoreLock.Acquire(Files(), LockFile, "two", TimeSpan.FromSeconds(30), TimeProvider.System, cancellation.Token));
    }

    [Fact]
    public void A_lock_that_is_a_link_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(LockFile)!);
        File.CreateSymbolicLink(LockFile, Path.Combine(_root, "elsewhere"));
        Assert.Equal("SCOUT6032", Assert.Throws<ScoutException>(() => Take("one")).Code);
        Assert.False(File.Exists(Path.Combine(_root, "elsewhere")));
    }

    private string LockFile => Path.Combine(_root, ".scout", "lock");

    private StoreFiles Files() => new(DiskOperations.Instance, _root);

    private StoreLock Take(string purpose, TimeSpan? limit = null) =>
        StoreLock.Acquire(Files(), LockFile, purpose, limit ?? TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken);

    private sealed class Refusing(IOException error) : MemoryOperations
    {
        public override IHeldFile? TryHold(string path) => throw error;
    }
}
