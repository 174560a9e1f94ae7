namespace Scout.Revisions.Rules;

/// <summary>What is said about C# types that have no JSON form here, and the remedies.</summary>
internal static class ShapeWords
{
    public const string UseARecord = "use a record of your own, or JsonElement for any JSON";
    public const string UseAList = "use IReadOnlyList<T>, an array, or a dictionary with string keys";
    public const string UseStringKeys = "use string keys";

    public const string UseAListOfEnum = "use a list of an enum without [Flags]";
    public const string RemoveTheConverter = "remove it; enums are written by their names";

    public const string Object = "object says nothing about the value";

    public static string SeveralDimensions(string type) => $"{type} is an array of several dimensions";

    public static string Open(string type) => $"{type} is an open generic type";

    public static string OutlivesNoCall(string type) => $"{type} is no value that outlives a call";

    public static string Polymorphic(string type) => $"{type} is polymorphic, and a workflow's values have one shape each";

    public static string Interface(string type) => $"{type} is an interface";

    public static string Abstract(string type) => $"{type} is abstract";

    public static string Delegate(string type) => $"{type} is a delegate";

    public static string Converter(string type) => $"{type} has a JSON converter of its own, whose shape is unknown";

    public static string Flags(string type) => $"{type} is an enum of flags";

    public static string EnumConverter(string type) => $"{type} has a JSON converter of its own";

    public static string Framework(string space, string type) => $"{space}.{type} has no JSON shape here";

    public static string Collection(string type) => $"{type} is a collection of its own";

    public static string Keys(string key) => $"the keys of a dictionary are {key}";
}
