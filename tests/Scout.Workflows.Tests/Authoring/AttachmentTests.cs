namespace Scout.Workflows.Tests.Authoring;

public sealed class AttachmentTests
{
    [Fact]
    public void A_message_has_files_bytes_and_what_is_at_a_url() => Assert.Equal(
        """{"max_tool_rounds":3,"messages":[{"attachments":[{"file":"{{ inputs.photo }}"},{"bytes":"{{ plan }}","media_type":"application/pdf"},{"url":"https://a.test/{{ inputs.photo.name }}"},{"media_type":"image/png","url":"https://a.test/b"}],"content":"See {{ inputs.photo.media_type }}","role":"user"},{"content":"Ok","role":"assistant"}],"model":"fast"}""",
        Build.Json<Report, string>("blocks/ask/config", (flow, input) =>
        {
            var plan = flow.Http<byte[]>("plan", new() { Url = "https://a.test/plan" });
            return flow.Llm("ask", new()
            {
                Model = "fast",
                MaxToolRounds = 3,
                Messages =
                [
                    Message.User($"See {input.Photo.MediaType}", Attachment.Of(input.Photo), Attachment.Of(plan, "application/pdf"), Attachment.At($"https://a.test/{input.Photo.Name}"), Attachment.At("https://a.test/b", "image/png")),
                    Message.Assistant("Ok"),
                ],
            });
        }));

    [Fact]
    public void One_message_with_an_attachment_is_no_prompt() => Assert.Equal(
        """{"messages":[{"attachments":[{"file":"{{ inputs.photo }}"}],"content":"See","role":"user"}],"model":"fast"}""",
        Build.Json<Report, string>("blocks/ask/config", (flow, input) => flow.Llm("ask", new() { Model = "fast", Messages = [Message.User("See", Attachment.Of(input.Photo))] })));

    [Fact]
    public void What_an_attachment_reads_is_waited_for() => Assert.Equal(
        """["plan"]""",
        Build.Json<Report, string>("blocks/ask/needs", (flow, _) =>
        {
            var plan = flow.Http<byte[]>("plan", new() { Url = "https://a.test/plan" });
            return flow.Llm("ask", new() { Model = "fast", Messages = [Message.User("See", Attachment.Of(plan, "application/pdf"))] });
        }));

    [Fact]
    public void A_media_type_that_is_none_is_told() => Assert.Contains(
        "the content type is 'png'; write one such as text/csv",
        Assert.Single(Build.Errors<Report, string>((flow, input) => flow.Llm("ask", new() { Model = "fast", Messages = [Message.User("See", Attachment.Of(input.Photo.Bytes, "png"))] }))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Rounds_of_tools_have_a_range(int rounds) => Assert.Contains(
        $"MaxToolRounds is {rounds}; use a value from 1 to 100",
        Assert.Single(Build.Errors<Report, string>((flow, _) => flow.Llm("ask", new() { Model = "fast", Prompt = "Hi", MaxToolRounds = rounds }))),
        StringComparison.Ordinal);
}

[Shape]
public sealed record Report(FileValue Photo);
