namespace Scout.Revisions.Json;

/// <summary>Reads an object member by member; what nobody asked for is refused at its end.</summary>
internal sealed class JsonMembersReader
{
    private readonly JsonPlace _object;
    private readonly Dictionary<string, JsonPlace> _left;

    public JsonMembersReader(JsonPlace place)
    {
        _object = place;
        _left = place.Members().ToDictionary(member => member.Name, member => member.Place, StringComparer.Ordinal);
    }

    public JsonPlace Required(string name) => Optional(name) ?? throw JsonErrors.Missing(_object, name);

    public JsonPlace? Optional(string name) => _left.Remove(name, out var place) ? place : null;

    public void End()
    {
        foreach (var place in _left.Values.OrderBy(place => place.At, StringComparer.Ordinal))
        {
            throw JsonErrors.UnknownMember(place);
        }
    }
}
