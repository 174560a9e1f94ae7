namespace Scout.Analyzers.Shapes;

/// <summary>A type with <c>[Shape]</c>: what its generated members are written from.</summary>
/// <param name="Type">The type's full name.</param>
/// <param name="ClassName">The name of the generated class.</param>
/// <param name="IsPublic">Whether other assemblies see the type.</param>
/// <param name="Members">The members of the type's JSON form.</param>
internal sealed record ShapeModel(string Type, string ClassName, bool IsPublic, EquatableArray<MemberModel> Members);
