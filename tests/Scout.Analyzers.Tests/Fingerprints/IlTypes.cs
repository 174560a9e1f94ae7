using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>Writes the types in signatures by name, and keeps those of this assembly.</summary>
internal sealed class IlTypes : ISignatureTypeProvider<string, object?>
{
    public List<TypeDefinitionHandle> Definitions { get; } = [];

    public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[" + shape.Rank.ToString(CultureInfo.InvariantCulture) + "]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function*" + string.Join(",", signature.ParameterTypes) + signature.ReturnType;

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType + "<" + string.Join(",", typeArguments) + ">";

    public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index.ToString(CultureInfo.InvariantCulture);

    public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index.ToString(CultureInfo.InvariantCulture);

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType + " " + modifier;

    public string GetPinnedType(string elementType) => "pinned " + elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        Definitions.Add(handle);
        return Name(reader, handle);
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        var owner = type.ResolutionScope.Kind == HandleKind.TypeReference ? GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0) : "";
        return owner + reader.GetString(type.Namespace) + "." + reader.GetString(type.Name);
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public static string Name(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var owner = type.GetDeclaringType();
        return (owner.IsNil ? reader.GetString(type.Namespace) : Name(reader, owner)) + "." + reader.GetString(type.Name);
    }
}
