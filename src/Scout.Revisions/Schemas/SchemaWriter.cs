using System.Reflection;
using System.Text.Json.Serialization;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>JSON Schema (2020-12) of C# types, as revisions hold it. Our own and frozen: a framework's exporter may be serviced, and ids would move.</summary>
/// <remarks>
/// A nullable member is optional and may be null; a default is written as <c>default</c> and makes a member optional; documentation comments become descriptions.
/// The schema does not depend on the order of members, the culture or the time zone.
/// </remarks>
internal static class SchemaWriter
{
    /// <summary>The schema of a type's values.</summary>
    /// <exception cref="ScoutException">A type in it has no schema; the message names the member.</exception>
    public static Schema For(Type type) => new SchemaBuilder().Root(type);

    /// <summary>The schema of a list of a type's values any of which may be null.</summary>
    /// <param name="item">The type.</param>
    /// <inheritdoc cref="For" path="/exception"/>
    public static Schema ForListWithNulls(Type item) =>
        new SchemaBuilder().Root(typeof(IReadOnlyList<>).MakeGenericType(item), new Nullability(MayBeNull: false, [Nullability.Unknown(item) with { MayBeNull = true }]));

    /// <summary>The schema of what a class gives as an argument to the class that it derives from: it may be null where the class says so.</summary>
    /// <param name="type">The class.</param>
    /// <param name="index">Which argument.</param>
    /// <inheritdoc cref="For" path="/exception"/>
    public static Schema ForBaseArgument(Type type, int index) => new SchemaBuilder().Root(type.BaseType!.GetGenericArguments()[index], Nullability.OfBaseArgument(type, index));

    /// <summary>The schema of what a method yields, at once or by a task: a result that may be null is one by its schema too.</summary>
    /// <param name="method">The method.</param>
    /// <inheritdoc cref="For" path="/exception"/>
    public static Schema ForResult(MethodInfo method) => new SchemaBuilder().Root(method.ReturnParameter);

    /// <summary>The schema of a method's parameters as an object, a cancellation token left out: what a model is told to call it with.</summary>
    /// <param name="method">The method.</param>
    /// <param name="documentationId">Its documentation id, to find its comments by.</param>
    /// <inheritdoc cref="For" path="/exception"/>
    public static Schema ForParameters(MethodInfo method, string documentationId) => new SchemaBuilder().Root(method, documentationId);

    /// <summary>A member's JSON name: <c>[JsonPropertyName]</c>, else its name in snake_case.</summary>
    public static string JsonName(MemberInfo member) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNames.SnakeCase(member.Name);
}
