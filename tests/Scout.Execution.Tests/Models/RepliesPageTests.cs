using Scout.Execution.Models;

namespace Scout.Execution.Tests.Models;

public class RepliesPageTests
{
    [Fact]
    public void The_page_s_file_of_replies_is_read_and_its_first_rule_that_fits_answers()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllText(file, Assert.Single(Examples()));
            var replies = ScriptReplies.Read("fast", file).Replies;

            Assert.Equal(4, replies.Length);
            Assert.True(replies.First(reply => reply.Fits("triage", "fast", "I am furious")).Reply.GetProperty("urgent").GetBoolean());
            Assert.False(replies.First(reply => reply.Fits("triage", "fast", "I am Furious")).Reply.GetProperty("urgent").GetBoolean());
            Assert.Equal("find_order", Assert.Single(replies.First(reply => reply.Fits("diagnose", "smart", "")).Calls).Tool);
            Assert.Equal("We are sorry.", replies.First(reply => reply.Fits("apologise", "smart", "")).Reply.GetString());
            Assert.DoesNotContain(replies, reply => reply.Fits("apologise", "fast", ""));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string[] Examples()
    {
        using var reader = new StreamReader(typeof(RepliesPageTests).Assembly.GetManifestResourceStream("README.md")!);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split("```json replies\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)])];
    }
}
