using Scout.Runs.Storage;

namespace Scout.Runs.Tests;

public class TroubledDisks
{
    /// <remarks>Rights are the remedy of one of them only.</remarks>
    [Theory]
    [InlineData(28, "the disk is full. Make room")]
    [InlineData(122, "quota is used up. Make room")]
    [InlineData(30, "the file system is read-only. Do it where it can be written")]
    [InlineData(5, "input/output error. Mend the disk first")]
    public void A_folder_that_cannot_be_made_has_the_remedy_of_its_trouble(int error, string told)
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "The numbers of errors are Linux's.");
        Assert.Contains(told, StorageErrors.CannotOpen("/x/runs.db", new IOException("no", error)).Message, StringComparison.Ordinal);
    }
}
