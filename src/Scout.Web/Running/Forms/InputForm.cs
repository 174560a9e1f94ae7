using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;
using Scout.Web.Shared;

namespace Scout.Web.Running.Forms;

/// <summary>Something wrong with inputs.</summary>
/// <param name="Path">Where: <c>inputs.name</c>.</param>
/// <param name="Message">What is wrong, and the remedy.</param>
internal sealed record InputProblem(string Path, string Message)
{
    /// <summary>A line of the check: the place, then what is wrong with it.</summary>
    public static InputProblem Of(string line) => line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at ? new(line[..at], line[(at + 2)..]) : new("inputs", line);

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>The inputs of a run while somebody writes them: in fields, or all of it as JSON.</summary>
public sealed class InputForm
{
    private readonly string _root;
    private readonly JsonElement _schema;

    /// <param name="schema">What a workflow takes.</param>
    /// <param name="root">What problems call all of it.</param>
    internal InputForm(JsonElement schema, string root = "inputs")
    {
        (_schema, _root) = (schema, root);
        Fields = [.. FieldReader.Of(schema).Select(field => new FormNode(field, SchemaWords.Member(root, field.Name)))];
        IsEmpty = Fields.IsEmpty && TakesNothing(schema);
        IsJson = Fields.IsEmpty && !IsEmpty;
    }

    /// <summary>Its fields; none where it can only be written as JSON.</summary>
    internal ImmutableArray<FormNode> Fields { get; }

    /// <summary>All of it as JSON, where that is how it is written.</summary>
    internal string Json { get; set; } = "{}";

    /// <summary>Whether all of it is written as JSON.</summary>
    internal bool IsJson { get; private set; }

    /// <summary>Whether the workflow takes nothing at all.</summary>
    internal bool IsEmpty { get; }

    /// <summary>Fills it with inputs. What fields have no room for is kept by writing all of it as JSON.</summary>
    internal void Fill(JsonElement inputs)
    {
        Json = JsonText.Indented(inputs);
        IsJson = !Fits(inputs);
    }

    /// <summary>Writes all of it as JSON, or in fields.</summary>
    /// <returns>Why that cannot be, or none.</returns>
    internal string? Switch()
    {
        if (!IsJson)
        {
            var (written, problems) = Inputs();
            if (written is not { } there)
            {
                return string.Join(" ", problems);
            }

            (Json, IsJson) = (JsonText.Indented(there), true);
            return null;
        }

        var (inputs, wrong) = Inputs();
        if (inputs is not { } read)
        {
            return string.Join(" ", wrong);
        }

        IsJson = !Fits(read);
        return IsJson ? "There is something in them that no field has room for: they can only be written as JSON." : null;
    }

    /// <summary>The inputs, or what is wrong with what was written.</summary>
    internal (JsonElement? Inputs, ImmutableArray<InputProblem> Problems) Inputs()
    {
        var problems = ImmutableArray.CreateBuilder<InputProblem>();
        try
        {
            var inputs = IsJson ? WrittenJson.Read(Json) : PlainJson.Object(Fields.Select(field => (field.Field.Name, field.Value((path, message) => problems.Add(new(path, message))))).ToArray());
            return problems.Count == 0 ? (inputs, []) : (null, problems.ToImmutable());
        }
        catch (WrittenJsonException exception)
        {
            return (null, [new(_root, $"that is no JSON: {exception.Message}")]);
        }
    }

    /// <summary>What does not fit what the workflow takes.</summary>
    internal ImmutableArray<InputProblem> Misfits(JsonElement inputs) => [.. SchemaCheck.Validate(new(_schema), inputs, out _, _root).Select(InputProblem.Of)];

    // A field that shows another value than it was given would run another.
    private bool Fits(JsonElement inputs)
    {
        foreach (var field in Fields)
        {
            field.Clear();
            if (inputs.ValueKind == JsonValueKind.Object && inputs.TryGetProperty(field.Field.Name, out var value))
            {
                field.Fill(value);
            }
        }

        var problems = 0;
        var shown = PlainJson.Object(Fields.Select(field => (field.Field.Name, field.Value((_, _) => problems++))).ToArray());
        return (!Fields.IsEmpty || IsEmpty) && problems == 0 && JsonElement.DeepEquals(shown, inputs);
    }

    private static bool TakesNothing(JsonElement schema) =>
        SchemaView.Of(schema).Target is var target && target is { Type: "object", NamesMembers: true, Entries: null or { Json.ValueKind: JsonValueKind.False } } && !target.Members.Any();
}
