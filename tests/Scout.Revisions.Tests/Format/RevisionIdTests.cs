namespace Scout.Revisions.Tests.Format;

public class RevisionIdTests
{
    [Fact]
    public void An_id_is_the_SHA256_of_the_bytes_in_lowercase_hex() =>
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", ContentHash.Of("{}"u8));

    [Fact]
    public void People_are_shown_the_workflow_and_ten_digits() =>
        Assert.Equal("support-desk@44136fa355", RevisionId.Display("support-desk", ContentHash.Of("{}"u8)));
}
