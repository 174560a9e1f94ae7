using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Inputs;
using Scout.Revisions.Schemas;

namespace Scout.Web.Running.Forms;

/// <summary>Makes fields of schemas. What it does not know, or what is nested deeper than a form is of use for, is written as JSON.</summary>
internal static class FieldReader
{
    private const int Deepest = 4;
    private const int MostFields = 200;
    private const int ShortText = 120;

    /// <summary>The fields of what a workflow takes; none where it is no object whose members have names: then it is written as JSON.</summary>
    public static ImmutableArray<InputField> Of(JsonElement input)
    {
        var schema = SchemaView.Of(input).Target;
        return IsPlainObject(schema) ? Members(schema, 0) : [];
    }

    private static ImmutableArray<InputField> Members(SchemaView schema, int depth)
    {
        var required = schema.Required;
        // What has to be given comes first; a schema has its members in the order of their names.
        return [.. schema.Members.Select(member => Of(member.Name, member.Schema, required.Contains(member.Name), depth)).OrderByDescending(field => field.IsRequired)];
    }

    private static InputField Of(string name, SchemaView field, bool isRequired, int depth)
    {
        var wanted = field.Target.Value.Target;
        var choices = Choices(wanted);
        var kind = choices.Length > 0 ? InputKind.Choice : KindOf(wanted, depth);
        var item = kind == InputKind.List ? Of("", wanted.Items!.Value, isRequired: true, depth + 1) : null;
        var preset = field.Default ?? wanted.Default;
        return new()
        {
            Name = name,
            Description = field.Text("description") ?? wanted.Text("description"),
            Kind = item is { Kind: InputKind.Json } ? InputKind.Json : kind,
            Choices = choices,
            IsRequired = isRequired && preset is null,
            MayBeNull = field.MayBeNull || field.Target.MayBeNull || wanted.MayBeNull,
            Default = preset?.GetRawText(),
            Hint = FieldWords.Of(wanted, kind),
            Members = kind == InputKind.Object ? Members(wanted, depth + 1) : [],
            Item = item,
            IsBytes = InputFile.IsBytes(wanted),
        };
    }

    private static ImmutableArray<string> Choices(SchemaView wanted) =>
        wanted.Keyword("enum") is { ValueKind: JsonValueKind.Array } all ? [.. all.EnumerateArray().Where(one => one.ValueKind != JsonValueKind.Null).Select(one => one.GetRawText())]
        : wanted.Keyword("const") is { } only ? [only.GetRawText()]
        : wanted.Type == "boolean" ? ["true", "false"]
        : [];

    private static InputKind KindOf(SchemaView wanted, int depth) => wanted.Type switch
    {
        "string" => InputFile.IsBytes(wanted) ? InputKind.File
            : wanted.Text("format") == "date" ? InputKind.Day
            : wanted.Text("format") is not null || (wanted.Keyword("maxLength") is { ValueKind: JsonValueKind.Number } most && most.TryGetInt64(out var letters) && letters <= ShortText) ? InputKind.ShortText
            : InputKind.LongText,
        "integer" or "number" => InputKind.Number,
        "object" when InputFile.IsFile(wanted) => InputKind.File,
        "object" when depth < Deepest && IsPlainObject(wanted) => InputKind.Object,
        "array" when depth < Deepest && wanted.Items is not null => InputKind.List,
        _ => InputKind.Json,
    };

    private static bool IsPlainObject(SchemaView schema) =>
        schema.Type == "object" && schema.NamesMembers && (schema.Entries is null or { Json.ValueKind: JsonValueKind.False }) && schema.Choices.IsEmpty && schema.Members.Take(MostFields + 1).Count() <= MostFields;
}
