namespace Scout.Revisions.Rules.Contracts;

/// <summary>What a workflow's callers may send, or get, at one place: from a revision's schema when a baseline is written, from C# symbols in an editor.</summary>
/// <param name="Type">One of <see cref="ContractTypes"/>.</param>
internal sealed record ContractNode(string Type)
{
    /// <summary>The form of a text or a number, such as <c>date-time</c> or <c>int32</c>; none where any will do.</summary>
    public string? Format { get; init; }

    public bool MayBeNull { get; init; }

    /// <summary>An enum's values, sorted.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>An object's members, sorted by name.</summary>
    public IReadOnlyList<ContractMember> Members { get; init; } = [];

    /// <summary>A list's items.</summary>
    public ContractNode? Items { get; init; }

    /// <summary>A dictionary's values.</summary>
    public ContractNode? Entries { get; init; }

    /// <summary>The type as a line has it: <c>string:date-time?</c>.</summary>
    public string TypeText => Type + (Format is null ? "" : ":" + Format) + (MayBeNull ? "?" : "");
}

/// <summary>A member of an object in a contract.</summary>
/// <param name="Name">Its JSON name.</param>
/// <param name="Presence">Whether it may be left out.</param>
/// <param name="Node">What it holds.</param>
internal sealed record ContractMember(string Name, ContractPresence Presence, ContractNode Node);

/// <summary>Whether a member must be there.</summary>
internal enum ContractPresence
{
    /// <summary>It must.</summary>
    Required,

    /// <summary>It may be left out: it has a default or may be null.</summary>
    Optional,

    /// <summary>Only running the code could tell.</summary>
    Unknown,
}

/// <summary>The types of a contract's places: JSON's own, and four more.</summary>
internal static class ContractTypes
{
    public const string String = "string";
    public const string Integer = "integer";
    public const string Number = "number";
    public const string Boolean = "boolean";
    public const string Object = "object";
    public const string Array = "array";

    /// <summary>A text from a list.</summary>
    public const string Enum = "enum";

    /// <summary>Any JSON.</summary>
    public const string Any = "any";

    /// <summary>A type that contains itself; what is inside is not compared.</summary>
    public const string Recursive = "recursive";

    /// <summary>A type that has no schema, or none that symbols can tell; nothing about it is compared.</summary>
    public const string Unknown = "unknown";

    public static IReadOnlyCollection<string> All { get; } = [String, Integer, Number, Boolean, Object, Array, Enum, Any, Recursive, Unknown];

    /// <summary>The form of one character.</summary>
    public const string Char = "char";

    /// <summary>The form of bytes.</summary>
    public const string Base64 = "base64";
}
