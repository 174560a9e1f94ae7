namespace Scout;

/// <summary>
/// Marks a record that travels between blocks. Its members become properties of <see cref="Value{T}"/> (<c>triage.Category</c>),
/// and <c>Of</c> makes a value of it from other values (<c>Reply.Of(answer: answer)</c>). Without it, <see cref="Value{T}.Get"/> reads members.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ShapeAttribute : Attribute;
