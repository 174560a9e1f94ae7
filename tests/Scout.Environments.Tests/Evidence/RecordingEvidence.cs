using System.Text;
using System.Text.Json;
using Scout.Environments.Checks;
using Scout.Environments.Evidence;
using Scout.Environments.Garbage;
using Scout.Environments.Tests.Stores;
using Scout.Revisions;
using Scout.Revisions.Json;

namespace Scout.Environments.Tests.Evidence;

public class RecordingEvidence
{
    private readonly ValidatedDesk _desk = new();

    [Fact]
    public async Task A_result_is_an_in_toto_statement_that_is_read_as_it_was_recorded()
    {
        var id = await _desk.StageAsync("A");
        var given = _desk.Result(id) with { Comparison = new("production", new('b', 64), 10, 1, 2, 0.875, 0.05, ComparisonVerdict.NotWorse) };

        var recorded = _desk.Record(given);
        var read = Assert.Single(_desk.Store.Store.Evidence("support-desk", id));
        var bytes = _desk.Store.Files.Entries[ValidatedDesk.PathOf(recorded)]!;
        var statement = JsonElement.Parse(bytes);

        Assert.Equal(recorded.Hash, ContentHash.Of(bytes));
        Assert.Equal(EvidenceBytes.Write(recorded), EvidenceBytes.Write(read));
        Assert.Equal((given.Comparison, 0.012346m, given.By, given.Time), (read.Comparison, read.Cost, read.By, read.Time));
        Assert.Equal(given.Cases.AsEnumerable(), read.Cases);
        Assert.Equal(["_type", "predicate", "predicateType", "subject"], statement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ("https://in-toto.io/Statement/v1", "https://in-toto.io/attestation/test-result/v0.1"),
            (statement.GetProperty("_type").GetString(), statement.GetProperty("predicateType").GetString()));
        Assert.Equal([("support-desk", id), ("support-desk/bundle", given.Bundle!)], statement.GetProperty("subject").EnumerateArray().Select(Resource));
        Assert.Equal(["configuration", "failedTests", "passedTests", "result", "scout", "warnedTests"], statement.GetProperty("predicate").EnumerateObject().Select(member => member.Name));
        Assert.Equal("PASSED", statement.GetProperty("predicate").GetProperty("result").GetString());
        Assert.Equal(given.SuiteFiles.Select(file => (file.Key, file.Value)), statement.GetProperty("predicate").GetProperty("configuration").EnumerateArray().Select(Resource));
        Assert.Equal(["models.smart", "variables.brand"], read.Settings.Keys);
        Assert.True(CanonicalJson.IsCanonical(bytes));

        static (string, string) Resource(JsonElement resource) => (resource.GetProperty("name").GetString()!, resource.GetProperty("digest").GetProperty("sha256").GetString()!);
    }

    [Theory]
    [InlineData("Failed", "FAILED", "failedTests")]
    [InlineData("Inconclusive", "WARNED", "warnedTests")]
    public async Task What_did_not_pass_says_so_to_others_too(string verdict, string result, string list)
    {
        var recorded = _desk.Record(_desk.Result(await _desk.StageAsync("A"), verdict: Enum.Parse<EvidenceVerdict>(verdict)));

        var predicate = JsonElement.Parse(_desk.Store.Files.Entries[ValidatedDesk.PathOf(recorded)]!).GetProperty("predicate");

        Assert.Equal((result, "rude"), (predicate.GetProperty("result").GetString(), Assert.Single(predicate.GetProperty(list).EnumerateArray()).GetString()));
        Assert.Equal("lost parcel", Assert.Single(predicate.GetProperty("passedTests").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_build_output_is_a_subject_without_a_bundle()
    {
        var recorded = _desk.Record(_desk.Result(await _desk.StageAsync("A"), "development"));

        Assert.Null(Assert.Single(_desk.Store.Store.Evidence("support-desk", recorded.Revision)).Bundle);
        Assert.Single(JsonElement.Parse(_desk.Store.Files.Entries[ValidatedDesk.PathOf(recorded)]!).GetProperty("subject").EnumerateArray());
    }

    public static TheoryData<string> Nonsense => ["no case ran", "nothing ran", "a case failed", "more passed than ran", "its own suite is missing", "a file elsewhere", "a pattern elsewhere", "models twice", "chances above 1", "more lost than pairs", "no settings hash", "local time", "a suite of no name"];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task What_no_validation_says_is_not_recorded(string how)
    {
        var result = _desk.Result(await _desk.StageAsync("A"));
        var before = _desk.Store.Snapshot().Keys.Where(path => path.Contains("evidence", StringComparison.Ordinal));
        var compared = new EvidenceComparison("production", new('b', 64), 10, 1, 2, 0.9, 0.05, ComparisonVerdict.NotWorse);

        Assert.Equal("SCOUT6063", Assert.Throws<ScoutException>(() => _desk.Record(how switch
        {
            "no case ran" => result with { Cases = [] },
            "nothing ran" => result with { Runs = 0 },
            "a case failed" => result with { Cases = [new("a", EvidenceVerdict.Failed, 0, 5)] },
            "more passed than ran" => result with { Cases = [new("a", EvidenceVerdict.Passed, 6, 5)] },
            "its own suite is missing" => result with { SuiteFiles = result.SuiteFiles.Remove(ValidatedDesk.Cases) },
            "a file elsewhere" => result with { SuiteFiles = result.SuiteFiles.Add("../secret", new('0', 64)) },
            "a pattern elsewhere" => result with { SuitePatterns = ["inputs/../*"] },
            "models twice" => result with { Models = ValidatedDesk.Answering("a", "a") },
            "chances above 1" => result with { Comparison = compared with { P = double.NaN } },
            "more lost than pairs" => result with { Comparison = compared with { OnlyCandidateFailed = 9 } },
            "no settings hash" => result with { Settings = result.Settings.SetItem("models.smart", "gpt") },
            "local time" => result with { Time = result.Time.ToOffset(TimeSpan.FromHours(1)) },
            _ => result with { Suite = "../desk" },
        })).Code);
        Assert.Equal(before, _desk.Store.Snapshot().Keys.Where(path => path.Contains("evidence", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_revision_that_is_not_there_has_no_results()
    {
        var result = _desk.Result(await _desk.StageAsync("A"));

        Assert.Equal("SCOUT6025", Assert.Throws<ScoutException>(() => _desk.Record(result with { Revision = new('0', 64) })).Code);
    }

    [Theory]
    [InlineData("\"passed\":5", "\"passed\":3", "SCOUT6012")]
    [InlineData("\"result\":\"PASSED\"", "\"result\":\"FAILED\"", "SCOUT6010")]
    [InlineData("\"passedTests\":[\"lost parcel\",", "\"passedTests\":[\"found parcel\",", "SCOUT6010")]
    [InlineData("\"settings_hash\":\"", "\"settings_hash\":\"0", "SCOUT6010")]
    [InlineData("\"runs\":10", "\"runs\":10,\"score\":1", "SCOUT6010")]
    [InlineData("\"runs\":10", "\"runs\": 10", "SCOUT6010")]
    [InlineData("\"runs\":10", "\"runs\":null", "SCOUT6010")]
    [InlineData("\"format\":1", "\"format\":2", "SCOUT6011")]
    [InlineData("https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0", "SCOUT6010")]
    [InlineData("{\"_type\"", "{", "SCOUT6010")]
    public async Task A_file_that_was_changed_is_refused_by_name_and_closes_the_gate(string from, string to, string code)
    {
        var recorded = _desk.Record(_desk.Result(await _desk.StageAsync("A")));
        var path = Change(recorded, text => text.Replace(from, to, StringComparison.Ordinal), rehash: code != "SCOUT6012");

        var error = Assert.Throws<ScoutException>(() => _desk.Store.Store.Evidence("support-desk", recorded.Revision));

        Assert.Equal(code, error.Code);
        Assert.StartsWith(path[(TestStore.Root.Length + 1)..], error.Message, StringComparison.Ordinal);
        Assert.Equal(code, (await Assert.ThrowsAsync<ScoutException>(() => _desk.RefusalAsync())).Code);
        Assert.Equal((CheckSeverity.Error, path[(TestStore.Root.Length + 1)..]), _desk.Store.Store.Check().Findings.Where(finding => finding.Severity == CheckSeverity.Error).Select(finding => (finding.Severity, finding.Path)).Single());
    }

    [Fact]
    public async Task Check_finds_every_changed_byte()
    {
        var recorded = _desk.Record(_desk.Result(await _desk.StageAsync("A")));
        var path = ValidatedDesk.PathOf(recorded);
        var bytes = _desk.Store.Files.Entries[path]!;
        Assert.Empty(_desk.Store.Store.Check().Findings);

        for (var at = 0; at < bytes.Length; at += 7)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            _desk.Store.Files.Entries[path] = changed;
            Assert.Contains(_desk.Store.Store.Check().Findings, finding => finding.Severity == CheckSeverity.Error && finding.Message.Contains("it was changed", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_result_in_another_revisions_folder_or_under_another_time_is_refused()
    {
        var recorded = _desk.Record(_desk.Result(await _desk.StageAsync("A")));
        var other = await _desk.StageAsync("B");
        var bytes = _desk.Store.Files.Entries[ValidatedDesk.PathOf(recorded)]!;

        _desk.Write($".scout/evidence/support-desk/{other}/{recorded.Id}.json", Encoding.UTF8.GetString(bytes));
        Assert.Contains("it is about support-desk@", Assert.Throws<ScoutException>(() => _desk.Store.Store.Evidence("support-desk", other)).Message, StringComparison.Ordinal);
        _desk.Write($".scout/evidence/support-desk/{recorded.Revision}/20261201T000000000000{"0Z"}-{recorded.Hash[..12]}.json", Encoding.UTF8.GetString(bytes));

        Assert.Contains("its time is not the one in its name", Assert.Throws<ScoutException>(() => _desk.Store.Store.Evidence("support-desk", recorded.Revision)).Message, StringComparison.Ordinal);
        Assert.Equal(2, _desk.Store.Store.Check().Findings.Count(finding => finding.Severity == CheckSeverity.Error));
    }

    [Theory]
    [InlineData("x.txt", "", false)]
    [InlineData("support-desk/x.json", "", false)]
    [InlineData("support-desk/REVISION/x.json", "not a name of a validation's result", true)]
    [InlineData("support-desk/REVISION/20261101T0900000000000Z-abc.json", "not a name of a validation's result", true)]
    [InlineData("support-desk/REVISION/more/x.json", "", false)]
    public async Task What_is_no_result_is_told(string file, string message, bool isError)
    {
        var recorded = _desk.Record(_desk.Result(await _desk.StageAsync("A")));

        _desk.Write($".scout/evidence/{file.Replace("REVISION", recorded.Revision, StringComparison.Ordinal)}", "{}");

        var finding = Assert.Single(_desk.Store.Store.Check().Findings);
        Assert.Equal(isError, finding.Severity == CheckSeverity.Error);
        Assert.Contains(message.Length == 0 ? "not a file or folder of the store" : message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_git_tracks_and_is_missing_is_told()
    {
        var recorded = _desk.Record(_desk.Result(await _desk.StageAsync("A")));
        _desk.Store.Repository.AllTracked.Add(ValidatedDesk.PathOf(recorded));
        Assert.Empty(_desk.Store.Store.Check().Findings);

        _desk.Store.Files.Entries.TryRemove(ValidatedDesk.PathOf(recorded), out _);

        Assert.Contains("no commit says so", Assert.Single(_desk.Store.Store.Check().Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_about_a_revision_that_is_not_here_are_told_and_are_no_error()
    {
        var id = _desk.Build("A");
        _desk.Record(_desk.Result(id, "development"));
        await _desk.StageAsync("B");
        _desk.Store.Files.Entries.TryRemove($"{TestStore.Root}/.scout/builds/support-desk/{id}.json", out _);
        foreach (var path in _desk.Store.Files.Entries.Keys.Where(path => path.Contains($"/builds/support-desk/{id}", StringComparison.Ordinal)).ToArray())
        {
            _desk.Store.Files.Entries.TryRemove(path, out _);
        }

        var report = _desk.Store.Store.Check();

        Assert.True(report.Passed);
        Assert.Contains("is not in this store", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_names_a_suite_that_is_demanded_and_not_there_and_one_of_no_workflow()
    {
        _desk.Build("A");
        _desk.Store.Configure(ValidatedDesk.Json("""{ "suites": ["desk", "dusk"], "exempt": ["suport-desk"] }"""));
        _desk.Write(ValidatedDesk.Cases, "workflow: support-dsk\n");

        var findings = _desk.Store.Store.Check().Findings;

        Assert.Equal(["scout.json", "scout.json", "suites/desk.yaml"], findings.Select(finding => finding.Path));
        Assert.Equal("production demands the suite 'dusk', and there is no suites/dusk.yaml: nothing can be promoted there.", findings[1].Message);
        Assert.Contains("Did you mean 'support-desk'?", findings[2].Message, StringComparison.Ordinal);
        Assert.Equal("production lets the workflow 'suport-desk' come without a validation, and there is none of that name. Did you mean 'support-desk'?", findings[0].Message);
    }

    [Fact]
    public async Task Garbage_that_is_validated_stays_and_what_goes_takes_its_results_along()
    {
        var few = new GcOptions { Apply = true, KeepBuilds = 1, KeepPointers = 1 };
        var validated = _desk.Build("validated");
        _desk.Record(_desk.Result(validated, "development"));
        _desk.Build("forgotten");
        var staged = await _desk.StageAsync("staged");
        _desk.Record(_desk.Result(staged));
        var trial = TestRevisions.Workflow("trial", "T");
        _desk.Store.Build(TestRevisions.Workflow("support-desk", "last"), trial);
        _desk.Record(_desk.Result(validated, "development") with { Workflow = "trial", Revision = TestRevisions.IdOf(trial) });

        _desk.Store.Store.CollectGarbage(few, TestContext.Current.CancellationToken);
        Assert.Equal(3, Results().Count());
        Assert.Equal(3, _desk.Store.Store.History("support-desk").Length);

        _desk.Store.Build(TestRevisions.Workflow("support-desk", "last"));
        var listed = _desk.Store.Store.CollectGarbage(few with { Apply = false }, TestContext.Current.CancellationToken);
        Assert.Equal(3, Results().Count());
        _desk.Store.Store.CollectGarbage(few, TestContext.Current.CancellationToken);

        Assert.Contains(listed.Items, item => item.Path == $".scout/evidence/trial/{TestRevisions.IdOf(trial)}");
        Assert.Equal(new[] { validated, staged }.Order(StringComparer.Ordinal), Results().Select(path => path.Split('/')[^2]));
        Assert.True(_desk.Store.Store.Check().Passed);

        IEnumerable<string> Results() => _desk.Store.Tree().Where(path => path.StartsWith("evidence/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(28)]
    [InlineData(FaultyOperations.PermissionDenied)]
    public async Task A_disk_that_fails_at_any_step_leaves_all_of_a_result_or_nothing_and_what_is_said_to_be_recorded_is(int error)
    {
        var result = _desk.Result(await _desk.StageAsync("A"));
        var start = _desk.Store.Snapshot();
        var counting = new FaultyOperations(start);
        new TestStore(counting).Store.Record(result, TestContext.Current.CancellationToken);
        Assert.InRange(counting.Changes, 5, 100);

        for (var step = 0; step < counting.Changes; step++)
        {
            var files = new FaultyOperations(start) { FailAt = step, Error = error };
            var failed = Xunit.Record.Exception(() => new TestStore(files).Store.Record(result, TestContext.Current.CancellationToken));
            files.FailAt = -1;
            var there = new TestStore(files).Store.Evidence("support-desk", result.Revision);

            Assert.True(failed is ScoutException { Code: "SCOUT6033" or "SCOUT6034" or "SCOUT6042" } || there.Length == 1, $"step {step}: {failed}");
            Assert.InRange(there.Length, 0, 1);
            Assert.True(new TestStore(files).Store.Check().Passed);
        }
    }

    private string Change(ValidationEvidence recorded, Func<string, string> change, bool rehash)
    {
        var path = ValidatedDesk.PathOf(recorded);
        var before = Encoding.UTF8.GetString(_desk.Store.Files.Entries[path]!);
        var after = Encoding.UTF8.GetBytes(change(before));
        Assert.NotEqual(before, Encoding.UTF8.GetString(after));
        if (rehash)
        {
            _desk.Store.Files.Entries.TryRemove(path, out _);
            path = path.Replace(recorded.Hash[..12], ContentHash.Of(after)[..12], StringComparison.Ordinal);
        }

        _desk.Store.Files.Entries[path] = after;
        return path;
    }
}
