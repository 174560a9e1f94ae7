using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Web.Running.Forms;

/// <summary>A field while somebody writes it.</summary>
public sealed class FormNode
{
    private readonly List<FormNode> _items = [];

    internal FormNode(InputField field, string path)
    {
        (Field, Path) = (field, path);
        Members = [.. field.Members.Select(member => new FormNode(member, SchemaWords.Member(path, member.Name)))];
        Clear();
    }

    /// <summary>What it asks for.</summary>
    internal InputField Field { get; }

    /// <summary>Where its value lies, as problems say it: <c>inputs.name</c>.</summary>
    internal string Path { get; private set; }

    /// <summary>Whether it gives a value.</summary>
    internal FieldState State { get; set; }

    /// <summary>What is written in it; of a choice or a file: as JSON.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>The fields of an object.</summary>
    internal ImmutableArray<FormNode> Members { get; }

    /// <summary>The items of a list.</summary>
    internal IReadOnlyList<FormNode> Items => _items;

    /// <summary>Whether it has room for others than texts that are not empty, so that what is meant by nothing has to be said.</summary>
    internal IEnumerable<FieldState> States =>
    [
        .. (ReadOnlySpan<FieldState>)(Field.IsRequired && Field.Kind is InputKind.Object or InputKind.List ? [] : [FieldState.LeftOut]),
        .. (ReadOnlySpan<FieldState>)(Field.Kind is InputKind.ShortText or InputKind.LongText or InputKind.Object or InputKind.List ? [FieldState.Given] : []),
        .. (ReadOnlySpan<FieldState>)(Field.MayBeNull && Field.Kind is not (InputKind.Choice or InputKind.Json) ? [FieldState.Null] : []),
    ];

    /// <summary>Writes something into it: nothing leaves it out.</summary>
    internal void Write(string? text) => (Text, State) = (text ?? "", string.IsNullOrEmpty(text) ? FieldState.LeftOut : FieldState.Given);

    /// <summary>Empties it.</summary>
    internal void Clear()
    {
        (Text, State) = ("", Field.IsRequired && Field.Kind is InputKind.Object or InputKind.List ? FieldState.Given : FieldState.LeftOut);
        _items.Clear();
        foreach (var member in Members)
        {
            member.Clear();
        }
    }

    /// <summary>Adds an item to a list.</summary>
    internal FormNode Add()
    {
        var item = new FormNode(Field.Item!, $"{Path}[{_items.Count}]");
        _items.Add(item);
        State = FieldState.Given;
        return item;
    }

    /// <summary>Takes an item out of a list.</summary>
    internal void Remove(FormNode item)
    {
        _items.Remove(item);
        for (var i = 0; i < _items.Count; i++)
        {
            _items[i].MoveTo($"{Path}[{i}]");
        }
    }

    /// <summary>Writes a value into it. What it has no room for is lost: whoever fills it compares.</summary>
    internal void Fill(JsonElement value)
    {
        Clear();
        if (value.ValueKind == JsonValueKind.Null && Field.MayBeNull && Field.Kind is not (InputKind.Choice or InputKind.Json))
        {
            State = FieldState.Null;
            return;
        }

        State = FieldState.Given;
        switch (Field.Kind)
        {
            case InputKind.Object when value.ValueKind == JsonValueKind.Object:
                foreach (var member in Members.Where(member => value.TryGetProperty(member.Field.Name, out _)))
                {
                    member.Fill(value.GetProperty(member.Field.Name));
                }

                break;
            case InputKind.List when value.ValueKind == JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Add().Fill(item);
                }

                break;
            case InputKind.ShortText or InputKind.LongText or InputKind.Day when value.ValueKind == JsonValueKind.String:
                Text = value.GetString()!;
                break;
            default:
                Text = Field.Kind == InputKind.Json ? Shared.JsonText.Indented(value) : value.GetRawText();
                break;
        }
    }

    /// <summary>The value; none where it is left out.</summary>
    /// <param name="problem">Told of what is wrong: where, and what.</param>
    internal JsonElement? Value(Action<string, string> problem) => State switch
    {
        FieldState.LeftOut => null,
        FieldState.Null => PlainJson.Null,
        _ => Field.Kind switch
        {
            InputKind.ShortText or InputKind.LongText or InputKind.Day => PlainJson.Of(Text),
            InputKind.Number => Number(problem),
            InputKind.Object => PlainJson.Object(Members.Select(member => (member.Field.Name, member.Value(problem))).ToArray()),
            InputKind.List => PlainJson.List(_items.Select(item => Item(item, problem)).ToArray()),
            _ => Parsed(problem),
        },
    };

    // An item cannot be left out: what is empty there is an empty text, or is missing.
    private static JsonElement Item(FormNode item, Action<string, string> problem)
    {
        if (item.State == FieldState.LeftOut)
        {
            problem(item.Path, "it is empty. Write it, choose what is meant by nothing, or remove it");
        }

        return item.Value(problem) ?? PlainJson.Null;
    }

    private JsonElement? Number(Action<string, string> problem)
    {
        try
        {
            if (JsonElement.Parse(Text.Trim()) is { ValueKind: JsonValueKind.Number } number)
            {
                return number;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        problem(Path, $"'{UnicodeText.Shorten(Text, 40)}' is no number. Write digits, with a point before the decimals: 12.5");
        return null;
    }

    private JsonElement? Parsed(Action<string, string> problem)
    {
        try
        {
            return WrittenJson.Read(Text);
        }
        catch (WrittenJsonException exception)
        {
            problem(Path, $"that is no JSON: {exception.Message}");
            return null;
        }
    }

    private void MoveTo(string path)
    {
        Path = path;
        foreach (var member in Members)
        {
            member.MoveTo(SchemaWords.Member(path, member.Field.Name));
        }

        for (var i = 0; i < _items.Count; i++)
        {
            _items[i].MoveTo($"{path}[{i}]");
        }
    }
}
