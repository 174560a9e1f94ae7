using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace Scout.Revisions.Fingerprints.Il;

/// <summary>Names for what metadata points at, which move neither with rows nor with folders, versions or commits; and what they mention.</summary>
internal sealed partial class IlNames(MetadataReader metadata) : ISignatureTypeProvider<string, object?>
{
    private const string CompilersOwn = "<PrivateImplementationDetails>";

    private readonly Dictionary<TypeDefinitionHandle, string> _anonymous = [];
    private readonly Dictionary<TypeDefinitionHandle, TypeDefinitionHandle> _outermost = [];

    /// <summary>What the names since the last <see cref="IlMentions"/> say is used.</summary>
    public IlMentions Mentions { get; set; } = new();

    /// <summary>The name of a type, a member or a signature that code points at.</summary>
    public string Of(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0);
            case HandleKind.TypeReference:
                return GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0);
            case HandleKind.TypeSpecification:
                return GetTypeFromSpecification(metadata, null, (TypeSpecificationHandle)handle, 0);
            case HandleKind.MethodDefinition:
                return Method((MethodDefinitionHandle)handle);
            case HandleKind.FieldDefinition:
                return Field((FieldDefinitionHandle)handle);
            case HandleKind.MemberReference:
                return Member(metadata.GetMemberReference((MemberReferenceHandle)handle));
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return $"{Of(specification.Method)}<{string.Join(",", specification.DecodeSignature(this, null))}>";
            case HandleKind.StandaloneSignature:
                return Signature(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(this, null));
            default:
                throw new BadImageFormatException($"code points at {handle.Kind}");
        }
    }

    public static string Signature(MethodSignature<string> signature) =>
        string.Create(CultureInfo.InvariantCulture, $"`{signature.GenericParameterCount}({string.Join(",", signature.ParameterTypes)}){signature.ReturnType} {signature.Header}");

    /// <summary>The type that stands outermost around a type.</summary>
    public TypeDefinitionHandle Outermost(TypeDefinitionHandle type)
    {
        if (!_outermost.TryGetValue(type, out var outermost))
        {
            var owner = metadata.GetTypeDefinition(type).GetDeclaringType();
            outermost = owner.IsNil ? type : Outermost(owner);
            _outermost.Add(type, outermost);
        }

        return outermost;
    }

    /// <summary>Whether a type holds what a compiler puts together from everywhere: its members count one by one.</summary>
    public bool IsCompilersOwn(TypeDefinitionHandle type) =>
        metadata.GetString(metadata.GetTypeDefinition(Outermost(type)).Name).StartsWith(CompilersOwn[..^1], StringComparison.Ordinal);

    private string Method(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var type = method.GetDeclaringType();
        if (IsCompilersOwn(type))
        {
            Mentions.Methods.Add(handle);
        }

        return $"{GetTypeFromDefinition(metadata, type, 0)}::{metadata.GetString(method.Name)}{Signature(method.DecodeSignature(this, null))}";
    }

    private string Field(FieldDefinitionHandle handle)
    {
        var field = metadata.GetFieldDefinition(handle);
        var type = field.GetDeclaringType();
        if (IsCompilersOwn(type))
        {
            Mentions.Fields.Add(handle);
        }

        return $"{GetTypeFromDefinition(metadata, type, 0)}::{metadata.GetString(field.Name)} {field.DecodeSignature(this, null)}";
    }

    private string Member(MemberReference member)
    {
        var name = metadata.GetString(member.Name);
        var parent = Of(member.Parent);
        // Who looks through assemblies may find any type of this one.
        Mentions.All |= parent == "System.Reflection.Assembly" || name.Contains("Assembl", StringComparison.Ordinal)
            || (parent is "System.Type" or "System.Reflection.Module" && name is "GetType" or "GetTypes" or "FindTypes");
        return member.GetKind() == MemberReferenceKind.Method
            ? $"{parent}::{name}{Signature(member.DecodeMethodSignature(this, null))}"
            : $"{parent}::{name} {member.DecodeFieldSignature(this, null)}";
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        if (!IsCompilersOwn(handle))
        {
            Mentions.Types.Add(Outermost(handle));
        }

        return Name(handle);
    }

    /// <summary>The name of one of the assembly's own types, without what a compiler takes from the folder of a file or the order of files.</summary>
    public string Name(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = FileLocal.Replace(metadata.GetString(type.Name), "<$1>F__");
        var owner = type.GetDeclaringType();
        return !owner.IsNil ? $"{Name(owner)}+{name}"
            : name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal) ? Anonymous(handle, type)
            : type.Namespace.IsNil ? name
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    // The compiler numbers them through all files; there is one for each list of names.
    private string Anonymous(TypeDefinitionHandle handle, TypeDefinition type)
    {
        if (!_anonymous.TryGetValue(handle, out var name))
        {
            name = $"<>anonymous{{{string.Join(",", type.GetProperties().Select(property => metadata.GetString(metadata.GetPropertyDefinition(property).Name)))}}}";
            _anonymous.Add(handle, name);
        }

        return name;
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        var full = type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
        switch (type.ResolutionScope.Kind)
        {
            case HandleKind.TypeReference:
                return $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)}+{name}";
            case HandleKind.AssemblyReference:
                Mentions.Others.Add(new(full, metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)));
                return full;
            default:
                return full;
        }
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        metadata.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetArrayType(string elementType, ArrayShape shape) =>
        string.Create(CultureInfo.InvariantCulture, $"{elementType}[{shape.Rank};{string.Join(",", shape.Sizes)};{string.Join(",", shape.LowerBounds)}]");

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function*" + Signature(signature);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(",", typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => string.Create(CultureInfo.InvariantCulture, $"!!{index}");

    public string GetGenericTypeParameter(object? genericContext, int index) => string.Create(CultureInfo.InvariantCulture, $"!{index}");

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")} {modifier}";

    public string GetPinnedType(string elementType) => "pinned " + elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSZArrayType(string elementType) => elementType + "[]";

    // A file-local type carries a hash of the file's path.
    [GeneratedRegex("^<(.*)>F[0-9A-F]+__", RegexOptions.CultureInvariant)]
    private static partial Regex FileLocal { get; }
}

/// <summary>What a piece of compiled code uses.</summary>
internal sealed class IlMentions
{
    /// <summary>Types of its own assembly, the outermost ones.</summary>
    public HashSet<TypeDefinitionHandle> Types { get; } = [];

    /// <summary>Members of types that count member by member.</summary>
    public HashSet<MethodDefinitionHandle> Methods { get; } = [];

    /// <inheritdoc cref="Methods"/>
    public HashSet<FieldDefinitionHandle> Fields { get; } = [];

    /// <summary>Types of other assemblies, the outermost ones.</summary>
    public HashSet<LibraryType> Others { get; } = [];

    /// <summary>Whether it may find every type of its assembly.</summary>
    public bool All { get; set; }
}
