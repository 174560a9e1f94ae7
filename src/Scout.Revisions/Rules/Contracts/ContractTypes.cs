namespace Scout.Revisions.Rules.Contracts;

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
