using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Text;

namespace Scout.Revisions.Fingerprints.Il;

/// <summary>What people are told about a library's types that count: each member by a name and the beginning of a hash. What a compiler makes of a member belongs to it.</summary>
internal sealed class LibraryRecord(MetadataReader metadata, IlNames names, IlText text)
{
    private const int HashLength = 12;

    /// <summary>The lines of some types: <c>M:Words.Titles.Of 0123456789ab</c> for a member, <c>T:</c> for how a type is declared.</summary>
    public ImmutableArray<string> Lines(IEnumerable<TypeDefinitionHandle> types) =>
    [
        .. types.SelectMany(Parts)
            .GroupBy(part => part.Id, part => part.Text, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', group.Order(StringComparer.Ordinal))))[..HashLength]}"),
    ];

    private IEnumerable<(string Id, string Text)> Parts(TypeDefinitionHandle handle)
    {
        // A closure or a state machine is named after the member that it is made for, in the type that has this.
        var owner = handle;
        var made = "";
        while (!owner.IsNil && Inner(NameOf(owner)) is { } inner)
        {
            made = inner.Length > 0 ? inner : made;
            owner = metadata.GetTypeDefinition(owner).GetDeclaringType();
        }

        if (owner.IsNil)
        {
            yield break;
        }

        var outer = names.Name(owner).Replace('+', '.').Replace(' ', '_');
        string Id(string member) => member.Length == 0 ? $"T:{outer}" : $"M:{outer}.{member.Replace('.', '#').Replace(' ', '_')}";

        var type = metadata.GetTypeDefinition(handle);
        yield return (Id(made), string.Join('\n', text.Head(handle)));
        foreach (var method in type.GetMethods())
        {
            yield return (Id(Member(metadata.GetMethodDefinition(method), owner == handle ? null : made)), string.Join('\n', text.Method(method)));
        }

        foreach (var field in type.GetFields())
        {
            var name = metadata.GetString(metadata.GetFieldDefinition(field).Name);
            yield return (Id(Inner(name) is { Length: > 0 } inner ? inner : owner == handle ? name : made), text.Field(field));
        }
    }

    private string Member(MethodDefinition method, string? made)
    {
        var name = metadata.GetString(method.Name);
        return Inner(name) is { Length: > 0 } inner ? inner
            : made ?? ((method.Attributes & MethodAttributes.SpecialName) != 0 && name.Split('_', 2) is ["get" or "set" or "add" or "remove", var property] ? property : name);
    }

    private string NameOf(TypeDefinitionHandle type) => metadata.GetString(metadata.GetTypeDefinition(type).Name);

    /// <summary>Of a name that a compiler made, the member that it is made for; empty where it is for none, null where a person wrote the name.</summary>
    private static string? Inner(string name) =>
        name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 0 and var end ? name[1..end] : null;
}
