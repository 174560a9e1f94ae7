namespace Scout.Revisions.Rules.Templates;

/// <summary>What is known about a value that a template reads: from a JSON Schema when a project is built, from C# symbols in an editor.</summary>
internal sealed class Shape
{
    private static readonly Dictionary<string, Shape> NoMembers = [];

    private Shape(ShapeKind kind, IReadOnlyDictionary<string, Shape> members, Shape? item) => (Kind, Members, Item) = (kind, members, item);

    public static Shape Unknown { get; } = new(ShapeKind.Unknown, NoMembers, null);

    public static Shape Text { get; } = new(ShapeKind.Text, NoMembers, null);

    /// <summary>A text of a fixed list of words, such as an enum's: nobody can put anything else into it.</summary>
    public static Shape Choice { get; } = new(ShapeKind.Text, NoMembers, null);

    public static Shape Number { get; } = new(ShapeKind.Number, NoMembers, null);

    public static Shape Boolean { get; } = new(ShapeKind.Boolean, NoMembers, null);

    public static Shape Null { get; } = new(ShapeKind.Null, NoMembers, null);

    public ShapeKind Kind { get; }

    /// <summary>An object's members by JSON name.</summary>
    public IReadOnlyDictionary<string, Shape> Members { get; }

    /// <summary>A list's items.</summary>
    public Shape? Item { get; }

    public static Shape Object(IReadOnlyDictionary<string, Shape> members) => new(ShapeKind.Object, members, null);

    public static Shape List(Shape item) => new(ShapeKind.List, NoMembers, item);
}

/// <summary>What a value in a template is, as far as it is known.</summary>
internal enum ShapeKind
{
    Unknown,
    Object,
    List,
    Text,
    Number,
    Boolean,
    Null,
}
