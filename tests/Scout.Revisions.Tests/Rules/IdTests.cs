using Scout.Revisions.Rules;

namespace Scout.Revisions.Tests.Rules;

public sealed class IdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("find_customer2")]
    [InlineData("items")]
    public void A_block_id_is_snake_case(string id) => Assert.Null(BlockIds.Problem(id));

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("2nd")]
    [InlineData("_a")]
    [InlineData("find-customer")]
    [InlineData("kunde_ä")]
    [InlineData("a b")]
    [InlineData("case")]
    [InlineData("array")]
    [InlineData("item")]
    [InlineData("secrets")]
    public void Anything_else_is_no_block_id(string id) => Assert.NotNull(BlockIds.Problem(id));

    [Theory]
    [InlineData("FindCustomer", "such as 'find_customer'")]
    [InlineData("find-customer", "such as 'find_customer'")]
    [InlineData("order2Item", "such as 'order2_item'")]
    [InlineData("HTTP", "such as 'http'")]
    [InlineData("2 x", "such as 'x'")]
    public void A_wrong_id_gets_a_suggestion_that_is_right(string id, string suggestion) =>
        Assert.EndsWith(suggestion, BlockIds.Problem(id)!, StringComparison.Ordinal);

    [Theory]
    [InlineData("a")]
    [InlineData("support-desk-2")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void A_workflow_id_is_kebab_case(string id) => Assert.Null(WorkflowIds.Problem(id));

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("Support")]
    [InlineData("support_desk")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public void Anything_else_is_no_workflow_id(string id) => Assert.NotNull(WorkflowIds.Problem(id));
}
