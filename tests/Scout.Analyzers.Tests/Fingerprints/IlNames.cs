using System.Globalization;
using System.Reflection.Metadata;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>Names for metadata that do not move when rows do.</summary>
internal sealed class IlNames(MetadataReader metadata)
{
    public string Of(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return Owner(method.GetDeclaringType(), (method.Attributes & System.Reflection.MethodAttributes.Static) == 0) + "::" + metadata.GetString(method.Name) + Signature(method.DecodeSignature(Types, null));
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return Owner(field.GetDeclaringType(), (field.Attributes & System.Reflection.FieldAttributes.Static) == 0) + "::" + metadata.GetString(field.Name) + " " + field.DecodeSignature(Types, null);
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return Of(member.Parent) + "::" + metadata.GetString(member.Name)
                    + (member.GetKind() == MemberReferenceKind.Method ? Signature(member.DecodeMethodSignature(Types, null)) : " " + member.DecodeFieldSignature(Types, null));
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return Of(specification.Method) + "<" + string.Join(",", specification.DecodeSignature(Types, null)) + ">";
            case HandleKind.TypeDefinition:
                return Types.GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0);
            case HandleKind.TypeReference:
                return Types.GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0);
            case HandleKind.TypeSpecification:
                return metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Types, null);
            case HandleKind.StandaloneSignature:
                return Signature(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(Types, null));
            default:
                return handle.Kind.ToString();
        }
    }

    private IlTypes Types { get; } = new();

    /// <summary>The types of this assembly that the names since the last call say that there are values of.</summary>
    public IReadOnlyList<TypeDefinitionHandle> TakeTypes()
    {
        TypeDefinitionHandle[] types = [.. Types.Definitions];
        Types.Definitions.Clear();
        return types;
    }

    public static TypeDefinitionHandle? Definition(MetadataReader metadata, EntityHandle parent)
    {
        var types = new IlTypes();
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(types, null);
        }

        return types.Definitions.Count == 0 ? null : types.Definitions[0];
    }

    public string Locals(StandaloneSignature locals) => string.Join(",", locals.DecodeLocalSignature(Types, null));

    public string Constant(ConstantHandle handle)
    {
        if (handle.IsNil)
        {
            return "";
        }

        var constant = metadata.GetConstant(handle);
        return constant.TypeCode + " " + Convert.ToHexString(metadata.GetBlobBytes(constant.Value));
    }

    /// <summary>In order of their text, which says nothing.</summary>
    public string Attributes(CustomAttributeHandleCollection attributes) => string.Join("\n", attributes
        .Select(metadata.GetCustomAttribute)
        .Select(attribute => Of(attribute.Constructor) + " " + Convert.ToHexString(metadata.GetBlobBytes(attribute.Value)))
        .Order(StringComparer.Ordinal));

    /// <summary>A field with its initial data or constant.</summary>
    public string Describe(FieldDefinitionHandle handle)
    {
        var field = metadata.GetFieldDefinition(handle);
        return string.Create(CultureInfo.InvariantCulture, $"field {Of(handle)} {field.Attributes} {Constant(field.GetDefaultValue())} {Attributes(field.GetCustomAttributes())}");
    }

    /// <summary>A type with its attributes, fields and properties.</summary>
    public string Describe(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        IEnumerable<string> lines =
        [
            "type " + Of(handle) + " " + (type.BaseType.IsNil ? "" : Of(type.BaseType)),
            Attributes(type.GetCustomAttributes()),
            .. type.GetInterfaceImplementations().Select(other => Of(metadata.GetInterfaceImplementation(other).Interface)).Order(StringComparer.Ordinal),
            .. type.GetFields().Where(field => (metadata.GetFieldDefinition(field).Attributes & System.Reflection.FieldAttributes.Static) == 0 || !metadata.GetFieldDefinition(field).GetDefaultValue().IsNil).Select(Describe),
            .. type.GetProperties().Select(metadata.GetPropertyDefinition).Select(property => metadata.GetString(property.Name) + " " + Attributes(property.GetCustomAttributes())),
        ];
        return string.Join("\n", lines);
    }

    /// <summary>A static member says nothing of values of its type.</summary>
    private string Owner(TypeDefinitionHandle type, bool hasValues) => hasValues ? Of(type) : IlTypes.Name(metadata, type);

    private static string Signature(MethodSignature<string> signature) =>
        $"({string.Join(",", signature.ParameterTypes)}){signature.ReturnType}";
}
