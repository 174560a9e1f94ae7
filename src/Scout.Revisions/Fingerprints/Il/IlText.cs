using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Scout.Revisions.Fingerprints.Il;

/// <summary>Types and members of an assembly as text: all that they do, and nothing of versions, folders, commits and debuggers.</summary>
internal sealed class IlText(PEReader image, MetadataReader metadata, IlNames names)
{
    private readonly IlAttributes _attributes = new(metadata, names);

    /// <summary>A type with everything in it but the types in it. What is declared counts in its order only where it is data.</summary>
    public IEnumerable<string> Type(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        yield return Declaration(handle, type);
        foreach (var line in Unordered(type).Concat(type.GetMethods().Select(method => string.Join('\n', Method(method)))).Order(StringComparer.Ordinal)
            .Concat(GenericParameters(type.GetGenericParameters())).Concat(type.GetFields().Select(Field)).Concat(Properties(type)))
        {
            yield return line;
        }
    }

    /// <summary>The same without its methods and fields.</summary>
    public IEnumerable<string> Head(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return Unordered(type).Order(StringComparer.Ordinal).Concat(GenericParameters(type.GetGenericParameters())).Concat(Properties(type)).Prepend(Declaration(handle, type));
    }

    private string Declaration(TypeDefinitionHandle handle, TypeDefinition type) =>
        $"type {names.Name(handle)} {type.Attributes} {(type.BaseType.IsNil ? "" : names.Of(type.BaseType))} {type.GetLayout()}";

    private IEnumerable<string> Unordered(TypeDefinition type) =>
    [
        .. _attributes.Lines(type.GetCustomAttributes()),
        .. type.GetInterfaceImplementations().Select(other => $"implements {names.Of(metadata.GetInterfaceImplementation(other).Interface)}"),
        .. type.GetMethodImplementations().Select(metadata.GetMethodImplementation).Select(pair => $"override {names.Of(pair.MethodBody)} {names.Of(pair.MethodDeclaration)}"),
        .. type.GetEvents().Select(metadata.GetEventDefinition).Select(found => $"event {metadata.GetString(found.Name)} {names.Of(found.Type)} {string.Join('\n', _attributes.Lines(found.GetCustomAttributes()))}"),
    ];

    private IEnumerable<string> Properties(TypeDefinition type) => type.GetProperties().Select(metadata.GetPropertyDefinition).Select(property =>
        $"property {metadata.GetString(property.Name)} {property.Attributes} {IlNames.Signature(property.DecodeSignature(names, null))} {Constant(property.GetDefaultValue())} {string.Join('\n', _attributes.Lines(property.GetCustomAttributes()))}");

    public IEnumerable<string> Method(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var import = method.GetImport();
        yield return $"method {names.Of(handle)} {method.Attributes} {method.ImplAttributes}";
        foreach (var line in _attributes.Lines(method.GetCustomAttributes()).Concat(GenericParameters(method.GetGenericParameters())))
        {
            yield return line;
        }

        if (!import.Module.IsNil)
        {
            yield return $"import {metadata.GetString(metadata.GetModuleReference(import.Module).Name)} {metadata.GetString(import.Name)} {import.Attributes}";
        }

        foreach (var parameter in method.GetParameters().Select(metadata.GetParameter))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"parameter {parameter.SequenceNumber} {metadata.GetString(parameter.Name)} {parameter.Attributes} {Constant(parameter.GetDefaultValue())} {Blob(parameter.GetMarshallingDescriptor())}");
            foreach (var line in _attributes.Lines(parameter.GetCustomAttributes()))
            {
                yield return line;
            }
        }

        if (method.RelativeVirtualAddress != 0)
        {
            foreach (var line in IlBody.Lines(metadata, names, image.GetMethodBody(method.RelativeVirtualAddress)))
            {
                yield return line;
            }
        }
    }

    public string Field(FieldDefinitionHandle handle)
    {
        var field = metadata.GetFieldDefinition(handle);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"field {names.Of(handle)} {field.Attributes} {field.GetOffset()} {Constant(field.GetDefaultValue())} {Blob(field.GetMarshallingDescriptor())} {Data(field)} {string.Join('\n', _attributes.Lines(field.GetCustomAttributes()))}");
    }

    private IEnumerable<string> GenericParameters(GenericParameterHandleCollection parameters) => parameters
        .Select(metadata.GetGenericParameter)
        .Select(parameter => $"generic {parameter.Attributes} {string.Join(",", parameter.GetConstraints().Select(constraint => names.Of(metadata.GetGenericParameterConstraint(constraint).Type)))} {string.Join('\n', _attributes.Lines(parameter.GetCustomAttributes()))}");

    private string Constant(ConstantHandle handle) => handle.IsNil ? "" : $"{metadata.GetConstant(handle).TypeCode} {Blob(metadata.GetConstant(handle).Value)}";

    private string Blob(BlobHandle handle) => handle.IsNil ? "" : Convert.ToHexString(metadata.GetBlobBytes(handle));

    /// <summary>The bytes that a field begins with, such as a list of numbers in the source.</summary>
    private string Data(FieldDefinition field)
    {
        var address = field.GetRelativeVirtualAddress();
        return (field.Attributes & FieldAttributes.HasFieldRVA) == 0 || address == 0 ? ""
            : Convert.ToHexString([.. image.GetSectionData(address).GetContent(0, field.DecodeSignature(new FieldSizes(metadata), null))]);
    }

    private sealed class FieldSizes(MetadataReader metadata) : ISignatureTypeProvider<int, object?>
    {
        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
        {
            PrimitiveTypeCode.Boolean or PrimitiveTypeCode.SByte or PrimitiveTypeCode.Byte => 1,
            PrimitiveTypeCode.Char or PrimitiveTypeCode.Int16 or PrimitiveTypeCode.UInt16 => 2,
            PrimitiveTypeCode.Int64 or PrimitiveTypeCode.UInt64 or PrimitiveTypeCode.Double => 8,
            _ => 4,
        };

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => metadata.GetTypeDefinition(handle).GetLayout().Size;

        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => 0;

        public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => 0;

        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(object? genericContext, int index) => 0;

        public int GetGenericTypeParameter(object? genericContext, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => unmodifiedType;

        public int GetPinnedType(int elementType) => elementType;

        public int GetPointerType(int elementType) => 0;

        public int GetSZArrayType(int elementType) => 0;
    }
}
