using System.Net;
using Scout.Testing.Tests.Workflows;

namespace Scout.Testing.Tests;

public class HidingSecrets
{
    // Escaped in a URL in part, in whole, or not at all, and no two halves of it are like each other.
    private const string Token = "sekret/token abc+ü:9";

    private static readonly WorkflowTest Telling = Tests.Of<TellingWorkflow>().Secret("CRM_TOKEN", Token).Http("GET", "https://crm.example/*", "yes");

    [Fact]
    public async Task A_request_is_shown_as_it_is_sent_without_secrets_and_its_members_have_them()
    {
        var run = await Telling.RunAsync(new Question("a b/ü?x"));

        Assert.Equal(["GET https://crm.example/get/a%20b%2F%C3%BC%3Fx?key=[secret CRM_TOKEN]", "GET https://crm.example/tell/[secret CRM_TOKEN]"], run.Requests.Select(request => request.ToString()));
        Assert.Equal($"?key={Uri.EscapeDataString(Token)}", run.Requests[0].Url.Query);
        Assert.Equal("yes " + Token, run.Output<string>());
    }

    [Fact]
    public async Task The_run_as_a_tree_and_the_fakes_that_were_not_used_have_none()
    {
        var test = Telling.Http("GET", $"https://crm.example/other/{Uri.EscapeDataString(Token)}", "never");

        var run = await test.RunAsync(new Question("x"));
        var strict = await Tests.RefusedAsync(test.Strict(), new Question("x"));

        Assert.Equal(["""Http("GET", "https://crm.example/other/[secret CRM_TOKEN]")"""], run.UnusedFakes);
        Assert.All([run.ToString(), strict.ToString()], MustHide);
    }

    [Fact]
    public async Task What_a_failing_test_is_told_has_none()
    {
        var failed = await Telling.Http("GET", "*/tell/*", HttpStatusCode.NotFound).RunAsync(new Question("x"));
        var run = await Telling.RunAsync(new Question("x"));

        Assert.Contains("no answer for [secret CRM_TOKEN]", failed.Error!.Message, StringComparison.Ordinal);
        Assert.All([failed.Error.ToString(), failed.Error.Detail!, failed.ToString(), Refused(() => run.Output<int>()), Refused(() => run.Requests[1].BodyAs<int>())], MustHide);
    }

    [Fact]
    public async Task What_a_test_is_refused_by_has_none_and_names_a_fake_without_it()
    {
        var unanswered = await Tests.RefusedAsync(Tests.Of<TellingWorkflow>().Secret("CRM_TOKEN", Token).Http("GET", "*/get/*", "yes"), new Question("x"));
        var given = await Tests.RefusedAsync(Telling.Reply("told", (int asked) => $"{asked}").Http("GET", "*/get/*", Token), new Question("x"));
        var cut = await Tests.RefusedAsync(Telling.Reply("told", (int asked) => $"{asked}").Http("GET", "*/get/*", new string('x', 195) + Token), new Question("x"));

        Assert.Equal("SCOUT9013", unanswered.Code);
        Assert.Contains("""sends GET https://crm.example/tell/[secret CRM_TOKEN], and the test has no answer. Add .Http("GET", "https://crm.example/tell/*", new { ... })""", unanswered.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xsekr", cut.Message, StringComparison.Ordinal);
        Assert.All([unanswered.ToString(), given.ToString(), cut.ToString()], MustHide);
    }

    private static string Refused(Action action) => Assert.Throws<ScoutException>(action).ToString();

    private static void MustHide(string text)
    {
        Assert.DoesNotContain("sekret", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ret%2Ftoken", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("token%20abc", text, StringComparison.OrdinalIgnoreCase);
    }
}
