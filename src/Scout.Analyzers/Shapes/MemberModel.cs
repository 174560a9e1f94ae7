namespace Scout.Analyzers.Shapes;

/// <summary>A member of a type's JSON form.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="JsonName">Its JSON name.</param>
/// <param name="Type">Its type's full name, with what it says about null.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="Summary">What its comment says, as XML on one line; empty where it says nothing.</param>
internal sealed record MemberModel(string Name, string JsonName, string Type, bool IsOptional, string Summary);
