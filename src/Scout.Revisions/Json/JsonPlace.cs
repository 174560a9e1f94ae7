using System.Text.Json;
using Scout.Revisions.Model;

namespace Scout.Revisions.Json;

/// <summary>A value of a revision and where it stands, read as what it must be or refused.</summary>
/// <param name="Value">The value.</param>
/// <param name="At">Its JSON pointer; empty for the root.</param>
internal sealed record JsonPlace(JsonElement Value, string At)
{
    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Expected("a text");

    public bool Flag() => Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Expected("true or false"),
    };

    public double Number() => Value.ValueKind == JsonValueKind.Number ? Value.GetDouble() : throw Expected("a number");

    public int Integer(int least, int most) =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Expected($"a whole number from {least} to {most}");

    public TimeSpan Milliseconds() =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt64(out var number) && number >= 0 && number <= TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond
            ? new TimeSpan(number * TimeSpan.TicksPerMillisecond)
            : throw Expected("a duration in whole milliseconds");

    public string OneOf(params ReadOnlySpan<string> known)
    {
        var text = Text();
        return known.Contains(text) ? text : throw JsonErrors.UnknownValue(this, text);
    }

    public Schema Schema() => Value.ValueKind == JsonValueKind.Object ? new Schema(Value) : throw Expected("a JSON schema");

    public IEnumerable<JsonPlace> Items()
    {
        if (Value.ValueKind != JsonValueKind.Array)
        {
            throw Expected("a list");
        }

        return Each();

        IEnumerable<JsonPlace> Each()
        {
            var i = 0;
            foreach (var item in Value.EnumerateArray())
            {
                yield return new(item, $"{At}/{i++}");
            }
        }
    }

    /// <summary>The members of an object whose names are data.</summary>
    public IEnumerable<(string Name, JsonPlace Place)> Members()
    {
        if (Value.ValueKind != JsonValueKind.Object)
        {
            throw Expected("an object");
        }

        return Each();

        IEnumerable<(string, JsonPlace)> Each()
        {
            foreach (var member in Value.EnumerateObject())
            {
                yield return (member.Name, new(member.Value, $"{At}/{JsonPointer.Escape(member.Name)}"));
            }
        }
    }

    /// <summary>The members of an object whose names are the format's; call <see cref="JsonMembersReader.End"/> when all are read.</summary>
    public JsonMembersReader Object() => new(this);

    public ScoutException Expected(string what) => JsonErrors.Expected(this, what);
}

/// <summary>Reads an object member by member; what nobody asked for is refused at its end.</summary>
internal sealed class JsonMembersReader
{
    private readonly JsonPlace _object;
    private readonly Dictionary<string, JsonPlace> _left = new(StringComparer.Ordinal);

    public JsonMembersReader(JsonPlace place)
    {
        _object = place;
        foreach (var (name, member) in place.Members())
        {
            _left.Add(name, member);
        }
    }

    public JsonPlace Required(string name) => Optional(name) ?? throw JsonErrors.Missing(_object, name);

    public JsonPlace? Optional(string name) => _left.Remove(name, out var place) ? place : null;

    public void End()
    {
        if (_left.Count > 0)
        {
            throw JsonErrors.UnknownMember(_left.Values.MinBy(place => place.At, StringComparer.Ordinal)!);
        }
    }
}
