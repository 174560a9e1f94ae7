using System.Text.Json;
using Scout.Validation.Capturing;
using Scout.Validation.Yaml;

namespace Scout.Validation.Tests.Capturing;

/// <summary>What stands in for a text is put in once, names that a workflow declares stay, and names of maps stay apart.</summary>
public class RedactedNames
{
    private const string Schema = """
        {
          "type": "object",
          "properties": {
            "text": { "type": "string" },
            "map": { "type": "object", "additionalProperties": { "type": "string" } },
            "kind": { "enum": ["text", "order"] },
            "owner": { "anyOf": [{ "$ref": "#/$defs/person" }, { "type": "null" }] },
            "all": { "type": "array", "items": { "$ref": "#/$defs/person" } }
          },
          "$defs": {
            "person": { "type": "object", "properties": { "name": { "type": "string" }, "email": { "type": "string" }, "boss": { "$ref": "#/$defs/person" } } }
          }
        }
        """;

    [Fact]
    public void Nothing_is_looked_for_in_what_stands_in_for_something()
    {
        var redaction = new Redaction(["/map/a", "/map/b", "/map/c"]);

        var inputs = Inputs(redaction, """{"text":"A text to person1@example.com [text 1] of Müller and person","map":{"c":"text","b":"Müller","a":"person"}}""");

        Assert.Equal("""{"text":"A [text 3] to person1@example.com [text 4] of [text 2] and [text 1]","map":{"c":"[text 3]","b":"[text 2]","a":"[text 1]"}}""", inputs);
        Assert.Equal("[text 2] [text 3]", redaction.Text("müller TEXT"));
    }

    [Fact]
    public void Names_and_words_that_the_workflow_declares_stay()
    {
        var inputs = Inputs(new Redaction(["/map/a", "/map/b", "/map/c"]), """{"text":"emails","map":{"a":"text","b":"name","c":"email"},"kind":"text","owner":{"name":"name","email":"x","boss":{"email":"text"}},"all":[{"email":"name"}]}""");

        Assert.Equal("""{"text":"[text 3]s","map":{"a":"[text 1]","b":"[text 2]","c":"[text 3]"},"kind":"text","owner":{"name":"[text 2]","email":"x","boss":{"email":"[text 1]"}},"all":[{"email":"[text 2]"}]}""", inputs);
    }

    [Fact]
    public void Names_of_a_map_go_and_stay_apart()
    {
        var inputs = Inputs(new Redaction(["/text"]), """{"text":"Grace","map":{"ada@example.org":"1","Ada@Example.org":"2","person1@example.com":"3","Grace":"4","GRACE":"5","Gracefully":"6","person2@example.com":"7"}}""");

        Assert.Equal("""{"text":"[text 1]","map":{"person1@example.com":"1","person1@example.com (2)":"2","person2@example.com":"3","[text 1]":"4","[text 1] (2)":"5","Gracefully":"6","person3@example.com":"7"}}""", inputs);
    }

    [Fact]
    public void Where_what_a_workflow_declares_is_not_known_the_names_of_its_inputs_stay()
    {
        var given = JsonElement.Parse("""{"text":"text","more":{"text":"more"}}""");

        Assert.Equal("""{"text":"[text 1]","more":{"[text 1]":"more"}}""", new Redaction(["/text"]).Inputs(given, Declared.Names(given)).GetRawText());
    }

    [Theory]
    [InlineData("Li", "Li Li, li; (Li) Lima Ali Li2", "[text 1] [text 1], [text 1]; ([text 1]) Lima Ali Li2")]
    [InlineData("Å", "Å. Åse å", "[text 1]. Åse [text 1]")]
    [InlineData("Ada", "Ada's Adams", "[text 1]'s [text 1]ms")]
    public void A_short_text_goes_where_it_is_a_word(string named, string text, string left)
    {
        var redaction = new Redaction(["/text"]);

        redaction.Inputs(JsonSerializer.SerializeToElement(new { text = named }));

        Assert.Equal(left, redaction.Text(text));
        Assert.Equal("\"[text 1]\"", redaction.Of(JsonSerializer.SerializeToElement(named)).GetRawText());
    }

    [Fact]
    public void What_overlaps_goes_altogether()
    {
        var redaction = new Redaction(["/text"]);

        redaction.Inputs(JsonSerializer.SerializeToElement(new { text = "Ada" }));

        Assert.Equal("person1@example.com, [text 1]", redaction.Text("ada.lovelace@example.org, Ada"));
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("- a: b #")]
    [InlineData("yes")]
    [InlineData("\u2028")]
    [InlineData("[text 1] (2)")]
    public void Any_name_is_read_again_as_it_was(string name)
    {
        var captured = new CapturedCase { Name = name, Workflow = "desk", Inputs = JsonSerializer.SerializeToElement(new Dictionary<string, object> { [name] = new Dictionary<string, string> { [name] = name } }), Blocks = [], Ran = ["a"] };

        var read = Assert.IsType<YamlList>(YamlReader.Read(captured.Yaml(""))).Items[0].Json;

        Assert.Equal(name, read.GetProperty("name").GetString());
        Assert.Equal(captured.Inputs.GetProperty(name).GetProperty(name).GetString(), read.GetProperty("inputs").GetProperty(name).GetProperty(name).GetString());
    }

    private static string Inputs(Redaction redaction, string inputs) => redaction.Inputs(JsonElement.Parse(inputs), Declared.By(JsonElement.Parse(Schema))).GetRawText();
}
