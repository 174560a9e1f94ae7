extern alias ground;
using System.Text;
using ground::Scout.Revisions.Project;
using Scout.Analyzers.Limits;

namespace Scout.Analyzers.Tests.Limits;

/// <summary>The compiler's reader of scout.json against the store's.</summary>
public class ScoutJsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(" \t\r\n{ }\n")]
    [InlineData("""{ "models": { "fast": { "provider": "script" }, }, }""")]
    [InlineData("/* 0 */ { /* a */ \"models\": // c \"x\"\n { \"a\\u0062\\n\\\"\\\\\\/\": { \"provider\": \"services\", \"model\": \"// no comment\" } } } // end")]
    [InlineData("""{ "variables": { "n": -0.5e+10, "t": true, "f": false, "x": null, "list": [1, [2, {}], "a",], "o": { "a": { "b": "}" } }, "é😀": 0 } }""")]
    [InlineData("{ \"variables\": { \"a\": [ /* none */ ], \"b\": [1, /* x */ 2 // y\n, 3], \"c\": [1, // z\n] }, /* end */ }")]
    [InlineData("""{ "environments": { "live": { "models": { "smart": { "provider": "services" } }, "variables": { "region": "eu" }, "maxTimeout": "00:01:00" }, "development": {} } }""")]
    [InlineData("""{ "environments": { "live": { "maxTimeout": "1.00:00:00" }, "test": { "maxTimeout": "00:00:00.500" } } }""")]
    [InlineData("""{ "$schema": "x", "bundles": "../b", "models": {}, "variables": {} } /**/""")]
    public void What_the_store_reads_is_read_alike(string json)
    {
        var file = ProjectFileReader.Read(Encoding.UTF8.GetBytes(json), "scout.json");

        var read = ScoutJson.Read(json);

        Assert.NotNull(read);
        Assert.Equal(Sorted(file.Models.Keys.Concat(file.Environments.SelectMany(environment => environment.Models.Keys))), Sorted(read.Models));
        Assert.Equal(Sorted(file.Variables.Keys.Concat(file.Environments.SelectMany(environment => environment.Variables.Keys))), Sorted(read.Variables));
        Assert.Equal(
            file.Environments.Where(environment => environment.MaxTimeout is not null).Select(environment => (environment.Name, environment.MaxTimeout!.Value)),
            read.Timeouts.OrderBy(limit => limit.Environment == "development"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("// nothing")]
    [InlineData("{")]
    [InlineData("{ \"models\": {} } x")]
    [InlineData("{ \"models\": {} }}")]
    [InlineData("{ \"models\" {} }")]
    [InlineData("{ models: {} }")]
    [InlineData("{ \"models\" /* no comment may stand here */ : {} }")]
    [InlineData("{ 'models': {} }")]
    [InlineData("{ , }")]
    [InlineData("{ \"models\": {},, }")]
    [InlineData("{ \"models\": {} \"variables\": {} }")]
    [InlineData("{ \"models\": {}, \"models\": {} }")]
    [InlineData("{ \"models\": {}, \"mod\\u0065ls\": {} }")]
    [InlineData("{ \"variables\": { \"a\": 01 } }")]
    [InlineData("{ \"variables\": { \"a\": 1. } }")]
    [InlineData("{ \"variables\": { \"a\": .5 } }")]
    [InlineData("{ \"variables\": { \"a\": +1 } }")]
    [InlineData("{ \"variables\": { \"a\": 1e } }")]
    [InlineData("{ \"variables\": { \"a\": - } }")]
    [InlineData("{ \"variables\": { \"a\": 1e5x } }")]
    [InlineData("{ \"variables\": { \"a\": 1_0 } }")]
    [InlineData("{ \"variables\": { \"a\": True } }")]
    [InlineData("{ \"variables\": { \"a\": nullx } }")]
    [InlineData("{ \"variables\": { \"a\": NaN } }")]
    [InlineData("{ \"variables\": { \"a\": [1 2] } }")]
    [InlineData("{ \"variables\": { \"a\": [,] } }")]
    [InlineData("{ \"variables\": { \"a\": \"x\ny\" } }")]
    [InlineData("{ \"variables\": { \"a\": \"\\x\" } }")]
    [InlineData("{ \"variables\": { \"a\": \"\\u12\" } }")]
    [InlineData("{ \"variables\": { \"a\": \"\\u 123\" } }")]
    [InlineData("{ \"variables\": { \"a\": \"open } }")]
    [InlineData("{ \"variables\": { \"a\": 1 } /* open }")]
    [InlineData("{ \"variables\": { \"a\": 1 } / }")]
    [InlineData("{ \"variables\":\u00a0{} }")]
    [InlineData("[]")]
    [InlineData("{ \"models\": [] }")]
    [InlineData("{ \"variables\": null }")]
    [InlineData("{ \"environments\": { \"live\": 1 } }")]
    [InlineData("{ \"environments\": { \"live\": { \"models\": \"fast\" } } }")]
    [InlineData("{ \"environments\": { \"live\": { \"maxTimeout\": \"1 minute\" } } }")]
    [InlineData("{ \"environments\": { \"live\": { \"maxTimeout\": 60 } } }")]
    public void What_the_store_refuses_says_nothing(string json)
    {
        Assert.Throws<ground::Scout.ScoutException>(() => ProjectFileReader.Read(Encoding.UTF8.GetBytes(json), "scout.json"));
        Assert.Null(ScoutJson.Read(json));
    }

    [Theory]
    [InlineData(120, true)]
    [InlineData(140, false)]
    public void Deep_lists_end_where_the_store_s_do(int depth, bool isRead)
    {
        var json = $"{{ \"variables\": {{ \"a\": {new string('[', depth)}{new string(']', depth)} }} }}";

        Assert.Equal(isRead, Record.Exception(() => ProjectFileReader.Read(Encoding.UTF8.GetBytes(json), "scout.json")) is null);
        Assert.Equal(isRead, ScoutJson.Read(json) is not null);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Distinct().Order(StringComparer.Ordinal);
}
