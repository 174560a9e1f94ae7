using System.Xml;

namespace Scout.Revisions.Schemas;

/// <summary>What is wrong with the C# types of a workflow's values. Every message names the member.</summary>
internal static class SchemaErrors
{
    public static ScoutException Unsupported(string path, string what, string remedy) => new("SCOUT3001",
        $"{path}: {what}; {remedy}");

    public static ScoutException NameTwice(string path, string name) => new("SCOUT3002",
        $"{path}: two members have the JSON name {name}; give one another name by [JsonPropertyName]");

    public static ScoutException ConstructorThrows(string path, Exception error) => new("SCOUT3003",
        $"{path}: the defaults of its members are unknown, because its constructor throws {UserCode.Told(error)} Make the constructor work, or use a record with parameters", error);

    public static ScoutException GetterThrows(string path, Exception error) => new("SCOUT3006",
        $"{path}: what it starts with is unknown, because reading it throws {UserCode.Told(error)} Let it start with a value, or make it required", error);

    public static ScoutException DefaultHasNoJson(string path, Exception error) => new("SCOUT3004",
        $"{path}: the default cannot be written as JSON ({error.Message.Split('\n')[0].Trim()}); give it another default, or none", error);

    public static ScoutException DocumentationDoesNotParse(string file, XmlException error) => new("SCOUT3005",
        $"{file}: the documentation file is not XML ({error.Message}); build again", error);
}
