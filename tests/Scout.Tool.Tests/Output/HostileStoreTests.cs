using System.Text.Json.Nodes;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Output;

/// <summary>A revision whose every text is hostile, with hostile notes, source and reasons: each verb is asked for it, in every format.</summary>
public sealed class HostileStoreTests
{
    // Every verb has a row: a new one is asked too.
    private static readonly Dictionary<string, string[]> Asked = new(StringComparer.Ordinal)
    {
        ["init"] = [""],
        ["status"] = [""],
        ["run"] = ["--environment staging --input user_message=x", "--no-build --input x=y"],
        ["runs"] = ["", "--search x"],
        ["logs"] = ["", "--waterfall"],
        ["resume"] = ["", "--due"],
        ["signal"] = ["x y"],
        ["approve"] = ["x --reason y"],
        ["rerun"] = ["x"],
        ["validate"] = ["--no-build"],
        ["capture"] = ["x"],
        ["replay"] = ["", "--from staging"],
        ["cancel"] = ["x"],
        ["usage"] = [""],
        ["serve"] = ["--urls NAME"],
        ["console"] = ["--url NAME"],
        ["keys"] = ["", "add NAME --environment staging", "add good --environment staging", "remove NAME", "rotate good"],
        ["schedules"] = ["", "--environment NAME"],
        ["history"] = ["", "--limit 1"],
        ["show"] = ["latest", "staging", "FIRST", "latest --graph text", "latest --graph mermaid", "FIRST --graph mermaid"],
        ["diff"] = ["FIRST latest", "latest FIRST", "FIRST latest --view code", "FIRST latest --view blocks"],
        ["name"] = ["latest NAME --notes NAME", "FIRST other --notes NAME"],
        ["promote"] = ["--to staging --plan", "--to staging --reason NAME", "--to production --plan"],
        ["rollback"] = ["--environment staging --reason NAME --plan", "--environment staging --reason NAME"],
        ["publish"] = ["FIRST"],
        ["restore"] = ["", "--environment staging"],
        ["check"] = [""],
        ["gc"] = ["", "--apply"],
        ["completion"] = ["bash"],
        ["resolve"] = ["support-desk --take records", "support-desk --take manifest --reason NAME"],
    };

    [Fact]
    public async Task Nothing_of_a_store_commands_a_terminal()
    {
        using var desk = new Reviewing.Desk { Source = $"return \"{Hostile.Text}\";\n{Hostile.Text}\n" };
        var first = await desk.BuildAndPublishAsync(revision => Spoil(revision, Hostile.Text));
        await desk.RunAsync("promote --to staging --reason first");
        Reviewing.DeskEvidence.WriteSuite(desk);
        Reviewing.DeskEvidence.Record(desk, first, new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), Scout.Environments.Evidence.EvidenceVerdict.Passed, name: Hostile.Text, model: Hostile.Name);
        desk.Source += $"{Hostile.Name}\n";
        desk.Build(revision =>
        {
            Spoil(revision, $"{Hostile.Name}\nother {Hostile.Text}");
            Reviewing.Desk.Escalate(revision);
            revision["blocks"]!["customer"]!["config"]!["fingerprint"] = "sha256:" + new string('b', 64);
        });
        await desk.Folder.RunAsync(["name", "latest", Hostile.Name, "--notes", Hostile.Text]);
        var raw = new List<string>();
        var answered = new HashSet<string>(StringComparer.Ordinal);

        foreach (var verb in Verbs.Create())
        {
            foreach (var (format, words) in verb.Formats.SelectMany(_ => Asked[verb.Name], (format, words) => (format.Name, words)))
            {
                string[] typed = [verb.Name, .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("FIRST", first, StringComparison.Ordinal).Replace("NAME", Hostile.Name, StringComparison.Ordinal)), "--format", format];
                var run = await desk.Folder.RunAsync(typed);
                raw.AddRange(Hostile.RawIn(run.Output).Concat(Hostile.RawIn(run.Error)).Select(found => $"{verb.Name} {words} --format {format}: {found}"));
                Assert.DoesNotContain(CommandLineErrors.Bug, run.Error, StringComparison.Ordinal);
                if (run.Output.Contains("\\u001b", StringComparison.Ordinal))
                {
                    answered.Add(verb.Name);
                }
            }
        }

        Assert.Empty(raw);
        // Where nothing hostile was told the door was not tried.
        Assert.Superset(new HashSet<string>(["show", "diff", "name", "promote"]), answered);
    }

    [Fact]
    public async Task What_JSON_says_of_a_hostile_text_is_that_text()
    {
        using var desk = new Reviewing.Desk();
        desk.Build(revision => revision["blocks"]!["triage"]!["config"]!["prompt"] = Hostile.Text);

        var revision = (await desk.RunAsync("show latest --format json")).Expect(ExitCode.Done);

        Assert.Empty(Hostile.RawIn(revision.Output));
        Assert.Equal(Hostile.Text, revision.Json.GetProperty("revision").GetProperty("blocks").GetProperty("triage").GetProperty("config").GetProperty("prompt").GetString());
    }

    private static void Spoil(JsonNode revision, string text)
    {
        foreach (var place in new[] { "title", "description", "default" })
        {
            revision["input"]!["properties"]!["user_message"]![place] = text;
        }

        revision["output"]!["properties"]!["answer"]!["description"] = text;
        revision["blocks"]!["triage"]!["config"]!["prompt"] = text;
        Reviewing.Desk.Apologise(revision)["config"]!["prompt"] = text;
        revision["blocks"]!["route"]!["otherwise"]!["blocks"]!["thank"]!["config"]!["template"] = text;
        revision["blocks"]!["triage"]!["output"]!["properties"]!["category"]!["enum"] = new JsonArray(text, "x");
    }
}
