namespace Scout.Revisions.Rules;

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
