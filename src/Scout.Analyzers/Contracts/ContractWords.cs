using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>Places and types of contracts in the words of a message.</summary>
internal static class ContractWords
{
    /// <summary>A place: <c>customer.name</c>, <c>items[].price</c>; empty for the whole value.</summary>
    public static string Place(string path)
    {
        var parts = path.Substring(ContractLines.Root.Length).TrimStart('.').Split('.');
        return string.Join(".", parts.Select(Part));
    }

    public static string Type(ContractNode node) => node.Type switch
    {
        ContractTypes.String => Format(node) is { } format ? $"a text of the form {format}" : node.Format == ContractTypes.Char ? "one character" : "a text",
        ContractTypes.Integer => Format(node) is { } format ? $"a whole number ({format})" : "a whole number",
        ContractTypes.Number => Format(node) is { } format ? $"a number ({format})" : "a number",
        ContractTypes.Boolean => "true or false",
        ContractTypes.Enum => "one of a list of texts",
        ContractTypes.Array => "a list",
        ContractTypes.Object => "an object",
        _ => "any JSON",
    };

    /// <summary>The form by which a schema narrows a type.</summary>
    public static string? Format(ContractNode node) => node.Format is ContractTypes.Char or ContractTypes.Base64 ? null : node.Format;

    private static string Part(string part)
    {
        var end = part.IndexOfAny(['[', '{']);
        var name = end < 0 ? part : part.Substring(0, end);
        return (name.Length == 0 ? "" : ContractNames.Unescaped(name)) + (end < 0 ? "" : part.Substring(end));
    }
}

/// <summary>Who runs what, in the words of a message.</summary>
internal static class RunningWords
{
    /// <summary><c>staging and production run 3f9a1c2b7e</c>.</summary>
    /// <param name="revisions">Revisions of one workflow.</param>
    public static string Of(IEnumerable<BaselineRevision> revisions) => string.Join(", and ", revisions.Select(One));

    private static string One(BaselineRevision revision) =>
        $"{Joined(revision.Environments)} {(revision.Environments.Length == 1 ? "runs" : "run")} {revision.Id}";

    private static string Joined(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";
}
