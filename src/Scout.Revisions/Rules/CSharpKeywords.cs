namespace Scout.Revisions.Rules;

/// <summary>The names that C# itself has for types. An author writes <c>string</c>, and a message says the same.</summary>
internal static class CSharpKeywords
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["Boolean"] = "bool",
        ["Byte"] = "byte",
        ["SByte"] = "sbyte",
        ["Char"] = "char",
        ["Int16"] = "short",
        ["UInt16"] = "ushort",
        ["Int32"] = "int",
        ["UInt32"] = "uint",
        ["Int64"] = "long",
        ["UInt64"] = "ulong",
        ["Single"] = "float",
        ["Double"] = "double",
        ["Decimal"] = "decimal",
        ["String"] = "string",
        ["Object"] = "object",
        ["Void"] = "void",
    };

    /// <summary>The name of a type as C# writes it.</summary>
    /// <param name="space">The type's namespace.</param>
    /// <param name="name">Its name there.</param>
    public static string Of(string? space, string name) => space == "System" && Keywords.TryGetValue(name, out var keyword) ? keyword : name;
}
