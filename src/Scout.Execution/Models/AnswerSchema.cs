using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Models;

/// <summary>What a model is asked to answer with, where that is JSON: providers take objects alone, so anything else is the one member of an object.</summary>
internal sealed class AnswerSchema
{
    private const string Member = "value";
    private readonly JsonElement _schema;
    private readonly bool _isMember;

    /// <param name="schema">The block's output.</param>
    /// <param name="isRemote">Whether a provider is asked.</param>
    public AnswerSchema(JsonElement schema, bool isRemote)
    {
        _schema = schema;
        _isMember = isRemote && SchemaView.Of(schema).Types is not ["object"];
        Asked = _isMember ? Object(schema) : schema;
        IsWhole = AllGiven(SchemaView.Of(Asked), []);
    }

    /// <summary>The schema that the model is asked with.</summary>
    public JsonElement Asked { get; }

    /// <summary>Whether every member of every object in it has to be there: then a provider may hold the model to it while it writes, and nothing is made up that could be left out.</summary>
    public bool IsWhole { get; }

    /// <summary>The block's output in an answer, not checked yet.</summary>
    /// <param name="block">The block's path.</param>
    /// <param name="text">The answer.</param>
    /// <param name="isCut">Whether the model says that it stopped for want of room.</param>
    /// <exception cref="ScoutException">There is none, or more than one, or it is damaged.</exception>
    public JsonElement Read(string block, string text, bool isCut)
    {
        if (_isMember)
        {
            try
            {
                var answer = StructuredReply.Read(block, text, Asked, isCut);
                if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(Member, out var value))
                {
                    return value;
                }
            }
            catch (ScoutException)
            {
                // A model may answer with the value alone, whatever it is told.
            }
        }

        return StructuredReply.Read(block, text, _schema, isCut);
    }

    // References lead from the root: what they lead to stays there.
    private static JsonElement Object(JsonElement schema)
    {
        var definitions = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$defs", out var found) ? found : (JsonElement?)null;
        var value = definitions is null ? schema : PlainJson.Object(schema.EnumerateObject().Where(member => member.Name != "$defs").Select(member => KeyValuePair.Create(member.Name, member.Value)));
        return PlainJson.Object(
            ("type", PlainJson.Of("object")),
            ("properties", PlainJson.Object((Member, value))),
            ("required", PlainJson.List([PlainJson.Of(Member)])),
            ("additionalProperties", PlainJson.Of(false)),
            ("$defs", definitions));
    }

    private static bool AllGiven(SchemaView schema, HashSet<string> seen)
    {
        if (schema.Reference is { } reference && !seen.Add(reference))
        {
            return true;
        }

        var at = schema.Target;
        if (at.Json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (!at.Choices.IsEmpty)
        {
            return at.Choices.All(choice => AllGiven(choice, seen));
        }

        return at.Type switch
        {
            "object" => at.NamesMembers && at.Members.All(member => at.Required.Contains(member.Name) && AllGiven(member.Schema, seen)),
            "array" => at.Items is { } items && AllGiven(items, seen),
            null => false,
            _ => true,
        };
    }
}
