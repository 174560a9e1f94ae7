using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;
using System.Text;

namespace Scout.Revisions.Fingerprints;

/// <summary>The ids of <see cref="DocumentationId"/>, read from an assembly's metadata: nothing of it is loaded.</summary>
internal sealed class DocumentationNames : ISignatureTypeProvider<string, object?>
{
    /// <summary>A method's id, such as <c>M:Shop.Orders.Find(System.String)</c>.</summary>
    public static string Of(MetadataReader metadata, MethodDefinition method, MethodSignature<string> signature)
    {
        var list = signature.ParameterTypes.IsEmpty ? "" : $"({string.Join(",", signature.ParameterTypes)})";
        return $"M:{Name(metadata, method.GetDeclaringType())}.{metadata.GetString(method.Name)}{list}";
    }

    /// <summary>A type's name, such as <c>Shop.Orders</c>; a dot stands where another type is around it.</summary>
    public static string Name(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        return !type.GetDeclaringType().IsNil ? $"{Name(metadata, type.GetDeclaringType())}.{name}" : Full(metadata, type.Namespace, name);
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Name(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)}.{name}" : Full(reader, type.Namespace, name);
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    // A nested type of a generic one carries the arguments of both: each stands behind its own name.
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
    {
        var name = new StringBuilder();
        var given = 0;
        foreach (var (i, part) in genericType.Split('.').Index())
        {
            var tick = part.IndexOf('`', StringComparison.Ordinal);
            name.Append(i == 0 ? "" : ".").Append(tick < 0 ? part : part[..tick]);
            if (tick >= 0)
            {
                var count = int.Parse(part.AsSpan(tick + 1), CultureInfo.InvariantCulture);
                name.Append('{').AppendJoin(',', typeArguments.Skip(given).Take(count)).Append('}');
                given += count;
            }
        }

        return name.ToString();
    }

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{string.Join(",", Enumerable.Repeat("0:", shape.Rank))}]";

    public string GetByReferenceType(string elementType) => $"{elementType}@";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "a function pointer";

    public string GetGenericMethodParameter(object? genericContext, int index) => string.Create(CultureInfo.InvariantCulture, $"``{index}");

    public string GetGenericTypeParameter(object? genericContext, int index) => string.Create(CultureInfo.InvariantCulture, $"`{index}");

    private static string Full(MetadataReader metadata, StringHandle space, string name) => space.IsNil ? name : $"{metadata.GetString(space)}.{name}";
}
