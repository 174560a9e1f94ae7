using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Determinism;

/// <summary>SCOUT2010 to 2016: the rows of one rule, found in one walk. SCOUT2017 has tests of its own beside it.</summary>
public class DeterminismTests
{
    [Theory]
    [InlineData("SCOUT2010", "DateTime.Now", "Define reads the clock: DateTime.Now; read flow.Run.StartedAt, which is when the run began, take it as an input of the workflow, or move it into a code block")]
    [InlineData("SCOUT2010", "DateTimeOffset.UtcNow", "DateTimeOffset.UtcNow")]
    [InlineData("SCOUT2010", "TimeProvider.System", "TimeProvider.System")]
    [InlineData("SCOUT2010", "Environment.TickCount64", "reads the clock: Environment.TickCount64")]
    [InlineData("SCOUT2010", "new System.Diagnostics.Stopwatch()", "new Stopwatch")]
    [InlineData("SCOUT2011", "Random.Shared", "Define reads a random number: Random.Shared")]
    [InlineData("SCOUT2011", "new Random()", "new Random")]
    [InlineData("SCOUT2011", "System.Security.Cryptography.RandomNumberGenerator.GetInt32(3)", "RandomNumberGenerator.GetInt32")]
    [InlineData("SCOUT2012", "Guid.NewGuid()", "Define makes a GUID: Guid.NewGuid; take it as an input of the workflow, or make it in a code block")]
    [InlineData("SCOUT2012", "Guid.CreateVersion7()", "Guid.CreateVersion7")]
    [InlineData("SCOUT2013", "Environment.GetEnvironmentVariable(\"A\")", "Define reads the environment: Environment.GetEnvironmentVariable; use a variable of scout.json")]
    [InlineData("SCOUT2013", "System.Globalization.CultureInfo.CurrentCulture", "CultureInfo.CurrentCulture")]
    [InlineData("SCOUT2013", "TimeZoneInfo.Local", "TimeZoneInfo.Local")]
    [InlineData("SCOUT2013", "System.IO.Directory.GetCurrentDirectory()", "Directory.GetCurrentDirectory")]
    [InlineData("SCOUT2013", "System.Runtime.InteropServices.RuntimeInformation.OSDescription", "RuntimeInformation.OSDescription")]
    [InlineData("SCOUT2014", "System.IO.File.ReadAllText(\"a\")", "Define uses files: File.ReadAllText; embed the text")]
    [InlineData("SCOUT2014", "new System.IO.StreamReader(\"a\")", "new StreamReader")]
    [InlineData("SCOUT2015", "new System.Net.Http.HttpClient()", "Define uses the network: new HttpClient; move it into a code block")]
    [InlineData("SCOUT2015", "System.Net.Dns.GetHostName()", "Dns.GetHostName")]
    public Task What_differs_from_run_to_run_triggers(string rule, string expression, string message) =>
        RuleTest.Check(rule, $"var made = [|{expression}|];", message);

    [Theory]
    [InlineData("SCOUT2010", "new DateTime(2020, 1, 1)")]
    [InlineData("SCOUT2010", "DateTime.Parse(\"2020-01-01\", System.Globalization.CultureInfo.InvariantCulture)")]
    [InlineData("SCOUT2010", "nameof(DateTime.Now)")]
    [InlineData("SCOUT2010", "flow.Code(\"a\", Clock.Read)")]
    [InlineData("SCOUT2010", "flow.Code(\"a\", () => DateTime.Now)")]
    [InlineData("SCOUT2010", "flow.Llm(\"a\", new() { Model = \"fast\", Prompt = \"x\", Tools = [Clock.Read] })")]
    [InlineData("SCOUT2011", "new Random(42).Next()")]
    [InlineData("SCOUT2012", "Guid.Parse(\"7d6ab4b0-1d0e-4a10-9d0a-2f4b5e1f9c11\")")]
    [InlineData("SCOUT2013", "System.Globalization.CultureInfo.InvariantCulture")]
    [InlineData("SCOUT2013", "Environment.TickCount")]
    [InlineData("SCOUT2013", "TimeZoneInfo.Utc")]
    [InlineData("SCOUT2014", "System.IO.Path.Combine(\"a\", \"b\")")]
    [InlineData("SCOUT2014", "new System.IO.StringReader(\"a\").ReadLine()")]
    [InlineData("SCOUT2014", "System.IO.Directory.GetCurrentDirectory()")]
    [InlineData("SCOUT2015", "new Uri(\"https://example.com\")")]
    public Task What_is_the_same_does_not_trigger(string rule, string expression) => RuleTest.Check(rule, Prelude.Definition($"var made = {expression};") + """

        public static class Clock { public static DateTimeOffset Read() => DateTimeOffset.UtcNow; }
        """);

    [Theory]
    [InlineData("[|Prices.Load()|]", "Define calls Prices.Load, which reads the clock: DateTime.Now (Example.cs, line 13); read flow.Run.StartedAt, which is when the run began, take it as an input")]
    [InlineData("[|Prices.Again(3)|]", "Define calls Prices.Again, which calls Prices.Load, which reads the clock: DateTime.Now (Example.cs, line 13)")]
    [InlineData("[|Prices.Latest|]", "Define calls Prices.Latest, which reads the clock: DateTime.UtcNow (Example.cs, line 15)")]
    [InlineData("[|Prices.Started|]", "Define calls Prices.Started, which reads the clock")]
    [InlineData("[|new Price()|]", "Define calls new Price, which reads the clock")]
    [InlineData("[|Price.Zero|]", "Define calls new Price, which reads the clock")]
    [InlineData("new[] { 1 }.Select([|Prices.Again|]).ToList()", "Define calls Prices.Again, which calls Prices.Load")]
    public Task What_a_called_member_does_is_reported_at_the_call(string expression, string message) => RuleTest.Check("SCOUT2010", Called(expression), message);

    [Theory]
    [InlineData("Prices.Fixed()")]
    [InlineData("Prices.Loop(1)")]
    [InlineData("Prices.Add(flow)")]
    public Task What_a_called_member_does_not_do_does_not_trigger(string expression) => RuleTest.Check("SCOUT2010", Called(expression));

    [Fact]
    public Task A_method_that_adds_blocks_says_it_itself() => RuleTest.Check("SCOUT2010", """
        public static class Parts
        {
            public static Value<string> Add(Flow flow) => flow.Text("a", $"{[|DateTime.Now|].Day}");
        }
        [Workflow("example")]
        public sealed class Example : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input) => Parts.Add(flow);
        }
        """, "Add reads the clock: DateTime.Now");

    [Theory]
    [InlineData("[|State.Public|]", "Define uses what may have changed since the program began: State.Public; make it readonly")]
    [InlineData("[|State.Property|]", "State.Property")]
    [InlineData("[|State.Read()|]", "Define calls State.Read, which uses what may have changed since the program began: State._written")]
    public Task Static_state_that_may_change_triggers(string expression, string message) => RuleTest.Check("SCOUT2016", Static(expression), message);

    [Theory]
    [InlineData("State.Constant")]
    [InlineData("State.ReadOnly")]
    [InlineData("State.Table")]
    [InlineData("State.Fixed")]
    [InlineData("State.ReadUnwritten()")]
    public Task Static_state_that_stays_does_not_trigger(string expression) => RuleTest.Check("SCOUT2016", Static(expression));

    private static string Static(string expression) => Prelude.Definition($"var made = {expression};") + """

        public static class State
        {
            public static int Public = 1;
            public static int Property { get; set; }
            public const int Constant = 1;
            public static readonly int ReadOnly = 1;
            public static readonly List<int> Table = [1];
            public static int Fixed { get; } = 1;
            private static int _written;
            private static int _unwritten;
            public static int Read() => _written;
            public static int ReadUnwritten() => _unwritten;
            public static void Write() => _written++;
        }
        """;

    private static string Called(string expression) => Prelude.Definition($"var made = {expression};") + """

        public static class Prices
        {
            public static int Load() => DateTime.Now.Day;
            public static int Again(int times) => times == 0 ? Load() : Again(times - 1);
            public static DateTime Latest => DateTime.UtcNow;
            public static readonly DateTime Started = DateTime.Now;
            public static int Fixed() => 3;
            public static int Loop(int times) => times == 0 ? 0 : Loop(times - 1);
            public static Value<string> Add(Flow flow) => flow.Text("a", "b");
        }
        public class Price
        {
            private readonly DateTime _made = DateTime.Now;
            public static Price Zero => null!;
            static Price() => Console.WriteLine(DateTime.Now);
        }
        """;
}
