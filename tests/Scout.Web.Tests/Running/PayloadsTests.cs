using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scout.Web.Running;

namespace Scout.Web.Tests.Running;

public sealed class PayloadsTests : IAsyncLifetime
{
    private Served _served = null!;
    private Payloads _payloads = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(["gate"]);
        _payloads = _served.Services.GetRequiredService<Payloads>();
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/b")]
    [InlineData("Evil")]
    [InlineData("con")]
    [InlineData(".hidden")]
    [InlineData("")]
    public void What_is_no_name_is_no_file(string name)
    {
        Assert.Equal("SCOUT8112", Assert.Throws<ScoutException>(() => _payloads.Save("gate", name, Json("{}"), replaces: true)).Code);
        Assert.False(Directory.Exists(Path.Combine(_served.Root, "inputs")));
    }

    [Fact]
    public void Others_of_a_name_are_left_and_the_same_again_is_kept_already()
    {
        Assert.True(_payloads.Save("gate", "known", Json("""{ "name": "Ada" }"""), replaces: false));
        Assert.True(_payloads.Save("gate", "known", Json("""{"name":"Ada"}"""), replaces: false));
        Assert.False(_payloads.Save("gate", "known", Json("""{ "name": "Bob" }"""), replaces: false));

        Assert.Equal("Ada", _payloads.Read("gate", "gate/known").GetProperty("name").GetString());
        Assert.Equal(["gate/known"], _payloads.Names("gate"));
        Assert.Empty(Directory.GetFiles(Path.Combine(_served.Root, "inputs", "gate"), "*.tmp"));
    }

    [Fact]
    public void A_clones_links_are_neither_listed_nor_read_nor_written_through()
    {
        var elsewhere = Directory.CreateTempSubdirectory("scout-elsewhere-");
        try
        {
            File.WriteAllText(Path.Combine(elsewhere.FullName, "secret.json"), "{}");
            Directory.CreateDirectory(Path.Combine(_served.Root, "inputs"));
            Directory.CreateSymbolicLink(Path.Combine(_served.Root, "inputs", "gate"), elsewhere.FullName);
            File.CreateSymbolicLink(Path.Combine(_served.Root, "inputs", "linked.json"), Path.Combine(elsewhere.FullName, "secret.json"));

            Assert.Empty(_payloads.Names("gate"));
            Assert.Equal("SCOUT8110", Assert.Throws<ScoutException>(() => _payloads.Read("gate", "gate/secret")).Code);
            Assert.Equal("SCOUT6032", Assert.Throws<ScoutException>(() => _payloads.Save("gate", "mine", Json("{}"), replaces: true)).Code);
            Assert.Single(Directory.GetFiles(elsewhere.FullName));
        }
        finally
        {
            Directory.Delete(Path.Combine(_served.Root, "inputs", "gate"));
            elsewhere.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("{", "it ends in the middle")]
    [InlineData("{ \"a\": 1, \"a\": 2 }", "twice")]
    public void A_file_that_is_no_JSON_is_told_in_words(string text, string why)
    {
        Directory.CreateDirectory(Path.Combine(_served.Root, "inputs"));
        File.WriteAllText(Path.Combine(_served.Root, "inputs", "broken.json"), text);

        var told = Assert.Throws<ScoutException>(() => _payloads.Read("gate", "broken"));

        Assert.Equal("SCOUT8111", told.Code);
        Assert.Contains(why, told.Message, StringComparison.Ordinal);
    }

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
