using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Channel;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Tests.Channel;

/// <summary>What is written and read by hand is what the serializer writes and reads: a member that is added to a record is not lost.</summary>
public class ShortMessagesTests
{
    private static readonly JsonElement Deep = JsonElement.Parse("""{"a":["\u00e9 \ud83d\ude00 \u2028 \" \\ <&>",1.50,true,null]}""");

    private static readonly Type[] Records = [typeof(RunStarted), typeof(BlockStarted), typeof(BlockCompleted), typeof(RunCompleted)];

    public static TheoryData<string, bool> Written
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var type in (Type[])[typeof(WorkerHello), .. Records])
            {
                data.Add(type.Name, false);
                data.Add(type.Name, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void What_is_written_by_hand_is_what_the_serializer_writes(string name, bool whole)
    {
        var type = Records.Append(typeof(WorkerHello)).Single(type => type.Name == name);
        var filled = Filled(type, whole);
        // A substitute is the serializer's.
        filled = filled is BlockCompleted completed ? completed with { Replaces = null } : filled;
        var message = filled as WorkerMessage ?? new RunReported("r", [(RunEvent)filled, (RunEvent)filled]) { Result = whole ? Deep : null };

        var written = ShortMessages.Write(message);

        Assert.NotNull(written);
        Assert.Equal(Serialized(message), Encoding.UTF8.GetString(written));
    }

    [Fact]
    public void What_is_not_written_by_hand_is_left_to_the_serializer()
    {
        var error = new RunError("C", "m");
        Assert.Null(ShortMessages.Write(new ShutDown()));
        Assert.Null(ShortMessages.Write(new RunReported("r", [(RunEvent)Filled(typeof(BlockStarted), true), (RunEvent)Filled(typeof(BlockFailed), true)])));
        Assert.Null(ShortMessages.Write(new RunReported("r", [(BlockCompleted)Filled(typeof(BlockCompleted), true) with { Replaces = error }])));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_read_by_hand_is_what_the_serializer_reads(bool whole)
    {
        var start = (StartRun)Filled(typeof(StartRun), whole) with { Journal = [] };
        start = start with { Earlier = start.Earlier.Clear(), StandIns = start.StandIns.Clear(), IsWatched = false, SkipsFingerprints = false, Answers = null };
        foreach (var message in (WorkerMessage[])[start, new RecordsKept("r", long.MaxValue), new ShutDown()])
        {
            var sent = Serialized(message);

            var read = ShortMessages.Read(Encoding.UTF8.GetBytes(sent));

            Assert.NotNull(read);
            Assert.Equal(sent, Serialized(read));
        }
    }

    [Theory]
    [InlineData("""{"message":"kept","run_id":"r","sequence":1.5}""")]
    [InlineData("""{"message":"kept","run_id":"r"}""")]
    [InlineData("""{"message":"kept","run_id":"r","sequence":1,"sequence":2}""")]
    [InlineData("""{"message":"kept","run_id":"r","sequence":1,"more":2}""")]
    [InlineData("""{"message":"kept","run_id":null,"sequence":1}""")]
    [InlineData("""{"message":"kept","run_id":"r","sequence":1}}""")]
    [InlineData("""{"message":"kept","run_id":"r","sequence":1""")]
    [InlineData("""{"run_id":"r","message":"shutdown"}""")]
    [InlineData("""{"message":"hello","protocol":2,"engine":"e","process_id":1}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_anything_else_is_left_to_the_serializer(string json) => Assert.Null(ShortMessages.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("\"log_level\":\"warning\"", "\"log_level\":3")]
    [InlineData("\"log_level\":\"warning\"", "\"log_level\":\"loud\"")]
    [InlineData("\"journal\":[]", "\"journal\":[{}]")]
    [InlineData("\"journal\":[]", "\"more\":[]")]
    [InlineData("\"variables\":{}", "\"variables\":[]")]
    [InlineData("\"models\":{}", "\"models\":{\"a\":{\"model\":\"b\"}}")]
    [InlineData("\"models\":{}", "\"models\":{\"a\":{\"provider\":\"openai\",\"model\":\"m\",\"key\":\"K\"}}")]
    [InlineData("\"variables\":{}", "\"variables\":{},\"http\":{}")]
    [InlineData("\"variables\":{}", "\"variables\":{},\"http\":{\"hosts\":[1],\"private\":[]}")]
    [InlineData("\"variables\":{}", "\"variables\":{},\"http\":{\"hosts\":[],\"private\":[],\"proxy\":1}")]
    [InlineData("\"variables\":{}", "\"variables\":{},\"http\":{\"hosts\":[],\"private\":[],\"more\":1}")]
    [InlineData("\"variables\":{}", "\"variables\":{},\"more\":{}")]
    [InlineData("\"models\":{}", "\"models\":{\"a\":{\"provider\":\"script\",\"concurrency\":4}}")]
    [InlineData("\"variables\":{}", "\"variables\":{},\"limits\":{\"tokens\":5}")]
    [InlineData("\"gives_places\":false", "\"gives_places\":1")]
    [InlineData("\"is_watched\":false", "\"is_watched\":true")]
    [InlineData("\"skips_fingerprints\":false", "\"skips_fingerprints\":true")]
    [InlineData("\"signals\":[]", "\"signals\":[{\"event\":\"paid\",\"data\":1,\"by\":\"ada\",\"number\":1}]")]
    [InlineData("\"run_id\":\"run_id\"", "\"run_id\":null")]
    public void A_start_that_is_not_as_it_should_be_is_left_to_the_serializer(string right, string wrong)
    {
        var sent = Serialized((StartRun)Filled(typeof(StartRun), whole: false));
        Assert.Contains(right, sent, StringComparison.Ordinal);

        Assert.Null(ShortMessages.Read(Encoding.UTF8.GetBytes(sent.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_start_of_an_older_client_is_read_as_one_that_nothing_was_told_to()
    {
        var sent = Serialized((StartRun)Filled(typeof(StartRun), whole: false)).Replace("\"signals\":[],", "", StringComparison.Ordinal).Replace("\"is_watched\":false,", "", StringComparison.Ordinal);
        Assert.DoesNotContain("signals", sent, StringComparison.Ordinal);

        var read = (StartRun)JsonSerializer.Deserialize<WorkerMessage>(sent, ChannelJson.Written)!;

        Assert.Empty(read.Signals);
        Assert.False(read.IsWatched);
        Assert.Empty(((StartRun)ShortMessages.Read(Encoding.UTF8.GetBytes(sent))!).Signals);
    }

    [Fact]
    public void A_worker_that_says_nothing_of_budgets_and_stand_ins_knows_of_none()
    {
        var hello = (WorkerHello)JsonSerializer.Deserialize<WorkerMessage>("""{"message":"hello","protocol":2,"engine":"1.0.0","process_id":1,"answers_ping":true}""", ChannelJson.Written)!;

        Assert.Equal((true, false, false), (hello.AnswersPing, hello.KeepsBudgets, hello.KnowsValidations));
    }

    [Fact]
    public void What_validations_ask_comes_over_the_channel_as_it_was_sent()
    {
        var sent = Serialized((StartRun)Filled(typeof(StartRun), whole: true));

        var read = (StartRun)JsonSerializer.Deserialize<WorkerMessage>(sent, ChannelJson.Written)!;

        Assert.Null(ShortMessages.Read(Encoding.UTF8.GetBytes(sent)));
        Assert.Equal(sent, Serialized(read));
        Assert.Equal(["a[]/b", "c"], read.StandIns.Keys);
        Assert.Equal((new KeptAnswers("/answers", 2, IsFresh: true), true), (read.Answers, read.SkipsFingerprints));
        Assert.Empty(((StartRun)JsonSerializer.Deserialize<WorkerMessage>(sent.Replace("\"stand_ins\":", "\"other\":", StringComparison.Ordinal), ChannelJson.Written)!).StandIns);
    }

    [Fact]
    public void A_budget_and_the_limits_of_a_model_come_over_the_channel_as_they_were_sent()
    {
        var start = (StartRun)Filled(typeof(StartRun), whole: true);
        start = start with { Settings = new() { Models = start.Settings.Models.Add("limited", new() { Provider = "openai", Concurrency = 1, RequestsPerMinute = 2, TokensPerMinute = 3 }), Limits = new() { Cost = 0.5m, Tokens = 4, Time = TimeSpan.FromMinutes(10) } } };

        var read = (StartRun)JsonSerializer.Deserialize<WorkerMessage>(Serialized(start), ChannelJson.Written)!;

        Assert.Equal((start.Settings.Limits, new ModelLimits(1, 2, 3)), (read.Settings.Limits, read.Settings.Models["limited"].Limits));
    }

    private static string Serialized(WorkerMessage message) => JsonSerializer.Serialize(message, ChannelJson.Written);

    // Required members only, or all of them, each with a value that is not its default.
    private static object Filled(Type type, bool whole)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)[0];
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null && IsWritten(property)))
        {
            if (whole || property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
            {
                property.SetValue(made, Value(property.PropertyType, JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), whole));
            }
        }

        return made;
    }

    private static bool IsWritten(PropertyInfo property) => property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition is not JsonIgnoreCondition.Always;

    private static object Value(Type type, string name, bool whole = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? name
            : type == typeof(int) ? 7
            : type == typeof(long) ? 1L << 40
            : type == typeof(double) ? 0.1 + 0.2
            : type == typeof(bool) ? true
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 11, 28, 21, 30, 1, 234, TimeSpan.Zero).AddTicks(5)
            : type == typeof(JsonElement) ? Deep
            : type == typeof(LateJson) ? LateJson.Of(Deep)
            : type == typeof(StoredRevision) ? StoredRevision.Of("""{"a":"\u00e9\""}""")
            : type == typeof(LogSeverity) ? LogSeverity.Critical
            : type == typeof(Parking) ? Parking.Outside
            : type == typeof(RunTrigger) ? new RunTrigger("api", "bot")
            : type == typeof(RunError) ? new RunError("C", "m")
            : type == typeof(RunSettings) ? whole ? Filled(typeof(RunSettings), whole: true) : new RunSettings()
            : type == typeof(KeptAnswers) ? new KeptAnswers("/answers", 2, IsFresh: true)
            // A budget is left to the serializer.
            : type == typeof(RunLimits) ? null!
            : type == typeof(ImmutableSortedDictionary<string, ModelSettings>) ? ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("fast", new ModelSettings { Provider = "script", Model = "m", Replies = "r.json" }), KeyValuePair.Create("slow", (ModelSettings)Filled(typeof(ModelSettings), false))])
            : type == typeof(ImmutableSortedDictionary<string, JsonElement>) ? ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("a", Deep), KeyValuePair.Create("b", JsonElement.Parse("null"))])
            : type == typeof(HttpAccess) ? Filled(typeof(HttpAccess), whole: true)
            : type == typeof(ImmutableArray<string>) ? ImmutableArray.Create(name, "\u00e9")
            : type == typeof(ImmutableArray<RunSignal>) ? ImmutableArray<RunSignal>.Empty
            : type == typeof(ImmutableArray<RunEvent>) ? ImmutableArray<RunEvent>.Empty
            : type == typeof(ImmutableSortedDictionary<string, StoredRevision>) ? ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("sha256:1", StoredRevision.Of("{}")), KeyValuePair.Create("sha256:2", StoredRevision.Of("[]"))])
            : type == typeof(ImmutableSortedDictionary<string, EarlierOutcome>) ? ImmutableSortedDictionary.Create<string, EarlierOutcome>(StringComparer.Ordinal)
            : type == typeof(ImmutableSortedDictionary<string, StandIn>) ? ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("a[]/b", new StandIn(Deep)), KeyValuePair.Create("c", new StandIn(null, new("C", "m")))])
            : throw new NotSupportedException($"A value of {type} for {name}.");
    }
}
