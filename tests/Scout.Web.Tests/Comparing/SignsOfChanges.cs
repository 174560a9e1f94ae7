using Scout.Environments.Diff;
using Scout.Environments.Diff.Words;
using Scout.Web.Comparing;

namespace Scout.Web.Tests.Comparing;

/// <summary>What the picture of a difference marks is what the list beside it marks.</summary>
public sealed class SignsOfChanges
{
    [Theory]
    [InlineData(ChangeKind.Added)]
    [InlineData(ChangeKind.Removed)]
    [InlineData(ChangeKind.Renamed)]
    [InlineData(ChangeKind.Changed)]
    public void A_block_has_one_sign_in_the_picture_and_in_the_list_wherever_it_has_moved(object change)
    {
        var moved = new DiffEntry { Key = "blocks.a", Kind = EntryKind.Block, Change = (ChangeKind)change, Id = "a", FormerId = "b", Type = "text", Scope = "route.then", FormerScope = "route.otherwise", Level = default, Impacts = [] };

        Assert.Equal(EntryWords.Of(moved, []).Sign.Text, ChangedPicture.Sign(moved));
    }
}
