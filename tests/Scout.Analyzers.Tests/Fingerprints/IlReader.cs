using System.Globalization;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>Reads the IL of one method.</summary>
internal sealed class IlReader(MetadataReader metadata, IlNames names)
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private readonly HashSet<MethodDefinitionHandle> _methods = [];
    private readonly HashSet<FieldDefinitionHandle> _fields = [];
    private readonly StringBuilder _text = new();

    public IlMethod Read(MethodDefinitionHandle handle, MethodBodyBlock? body)
    {
        names.TakeTypes();
        var definition = metadata.GetMethodDefinition(handle);
        Line(names.Of(handle) + " " + (definition.Attributes & ~System.Reflection.MethodAttributes.MemberAccessMask));
        Attributes(definition.GetCustomAttributes());
        foreach (var parameter in definition.GetParameters().Select(metadata.GetParameter))
        {
            Line($"parameter {parameter.SequenceNumber} {parameter.Attributes} {names.Constant(parameter.GetDefaultValue())}");
            Attributes(parameter.GetCustomAttributes());
        }

        if (body is not null)
        {
            Body(body);
        }

        return new(_text.ToString(), _methods, _fields, names.TakeTypes());
    }

    private void Body(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            var locals = metadata.GetStandaloneSignature(body.LocalSignature);
            Line(names.Locals(locals));
        }

        foreach (var region in body.ExceptionRegions)
        {
            Line($"{region.Kind} {region.TryOffset} {region.TryLength} {region.HandlerOffset} {region.HandlerLength} {region.FilterOffset}");
            if (!region.CatchType.IsNil)
            {
                Line(Name(region.CatchType));
            }
        }

        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            short value = il.ReadByte();
            if (value == 0xFE)
            {
                value = (short)((value << 8) | il.ReadByte());
            }

            Line(Codes[value].Name + " " + Operand(Codes[value].OperandType, ref il));
        }
    }

    private string Operand(OperandType type, ref BlobReader il) => type switch
    {
        OperandType.InlineNone => "",
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => il.ReadSByte().ToString(CultureInfo.InvariantCulture),
        OperandType.InlineVar => il.ReadInt16().ToString(CultureInfo.InvariantCulture),
        OperandType.InlineBrTarget or OperandType.InlineI or OperandType.ShortInlineR => il.ReadInt32().ToString(CultureInfo.InvariantCulture),
        OperandType.InlineI8 or OperandType.InlineR => il.ReadInt64().ToString(CultureInfo.InvariantCulture),
        OperandType.InlineString => metadata.GetUserString(MetadataTokens.UserStringHandle(il.ReadInt32() & 0xFFFFFF)),
        OperandType.InlineSwitch => Switch(ref il),
        _ => Name(MetadataTokens.EntityHandle(il.ReadInt32())),
    };

    private static string Switch(ref BlobReader il)
    {
        var targets = new int[il.ReadInt32()];
        for (var index = 0; index < targets.Length; index++)
        {
            targets[index] = il.ReadInt32();
        }

        return string.Join(",", targets);
    }

    private string Name(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                _ = Name(metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
                break;
            case HandleKind.MethodDefinition:
                _methods.Add((MethodDefinitionHandle)handle);
                break;
            case HandleKind.FieldDefinition:
                _fields.Add((FieldDefinitionHandle)handle);
                break;
            case HandleKind.MemberReference:
                Member(metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
        }

        return names.Of(handle);
    }

    /// <summary>A member of a generic type of this assembly is named through the type's instance.</summary>
    private void Member(MemberReference member)
    {
        if (IlNames.Definition(metadata, member.Parent) is { } handle)
        {
            var type = metadata.GetTypeDefinition(handle);
            var name = metadata.GetString(member.Name);
            _methods.UnionWith(type.GetMethods().Where(method => metadata.GetString(metadata.GetMethodDefinition(method).Name) == name));
            _fields.UnionWith(type.GetFields().Where(field => metadata.GetString(metadata.GetFieldDefinition(field).Name) == name));
        }
    }

    private void Attributes(CustomAttributeHandleCollection attributes) => Line(names.Attributes(attributes));


    private void Line(string line) => _text.Append(line).Append('\n');
}

/// <summary>One method's IL as text, and what of its own assembly it names.</summary>
internal sealed record IlMethod(
    string Text,
    IReadOnlySet<MethodDefinitionHandle> Methods,
    IReadOnlySet<FieldDefinitionHandle> Fields,
    IReadOnlyList<TypeDefinitionHandle> Types);
