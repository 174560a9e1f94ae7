using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Scout.Revisions.Fingerprints.Il;

/// <summary>The instructions of a method, with names for tokens, in one form for what debug and release builds write in two.</summary>
internal sealed class IlBody
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly MetadataReader _metadata;
    private readonly IlNames _names;
    private readonly List<IlInstruction> _code = [];

    private IlBody(MetadataReader metadata, IlNames names) => (_metadata, _names) = (metadata, names);

    /// <summary>The lines of a body: what each instruction does, and what the blocks of exceptions guard.</summary>
    public static IEnumerable<string> Lines(MetadataReader metadata, IlNames names, MethodBodyBlock body)
    {
        var read = new IlBody(metadata, names);
        read.Read(body.GetILReader());
        var edges = body.ExceptionRegions
            .SelectMany(region => (int[])[region.TryOffset, region.TryOffset + region.TryLength, region.HandlerOffset, region.HandlerOffset + region.HandlerLength, Math.Max(region.FilterOffset, 0)])
            .ToHashSet();
        IlSimplification.Simplify(read._code, edges);
        return read.Write(body);
    }

    private IEnumerable<string> Write(MethodBodyBlock body)
    {
        var types = body.LocalSignature.IsNil ? [] : _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null);
        var locals = new List<int>();
        if (body.LocalVariablesInitialized && _code.Any(instruction => instruction.Local is not null || instruction.Name == "localloc"))
        {
            yield return "locals begin as zero";
        }

        foreach (var instruction in _code)
        {
            var operand = instruction.Local is { } local ? Local(local) : instruction.Operand;
            yield return $"{instruction.Name} {operand} {string.Join(",", instruction.Targets.Select(Position))}";
        }

        foreach (var region in body.ExceptionRegions)
        {
            var filter = region.Kind == ExceptionRegionKind.Filter ? Position(region.FilterOffset) : "";
            var caught = region.CatchType.IsNil ? "" : _names.Of(region.CatchType);
            yield return $"{region.Kind} {Position(region.TryOffset)}-{Position(region.TryOffset + region.TryLength)} {Position(region.HandlerOffset)}-{Position(region.HandlerOffset + region.HandlerLength)} {filter} {caught}";
        }

        // Numbered as they are used: a debug build keeps more of them.
        string Local(int number)
        {
            var place = locals.IndexOf(number);
            if (place >= 0)
            {
                return Number(place);
            }

            locals.Add(number);
            return $"{Number(locals.Count - 1)}:{(number < types.Length ? types[number] : "?")}";
        }
    }

    /// <summary>What an offset says: how many instructions stand before it.</summary>
    private string Position(int offset) => Number(IlSimplification.IndexOf(_code, offset));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Read(BlobReader il)
    {
        while (il.RemainingBytes > 0)
        {
            var offset = il.Offset;
            short value = il.ReadByte();
            if (value == 0xFE)
            {
                value = (short)((value << 8) | il.ReadByte());
            }

            _code.Add(Read(offset, Codes[value], ref il));
        }
    }

    private IlInstruction Read(int offset, OpCode code, ref BlobReader il)
    {
        var name = code.Name!;
        switch (code.OperandType)
        {
            case OperandType.InlineNone:
                return Short(offset, name);
            case OperandType.ShortInlineVar:
                return Variable(offset, name[..^2], il.ReadByte());
            case OperandType.InlineVar:
                return Variable(offset, name, il.ReadUInt16());
            case OperandType.ShortInlineBrTarget:
                var near = il.ReadSByte();
                return new(offset, name[..^2]) { Targets = [il.Offset + near] };
            case OperandType.InlineBrTarget:
                var far = il.ReadInt32();
                return new(offset, name) { Targets = [il.Offset + far] };
            case OperandType.InlineSwitch:
                return new(offset, name) { Targets = Switch(ref il) };
            case OperandType.ShortInlineI:
                return name == "ldc.i4.s" ? new(offset, "ldc.i4") { Operand = Number(il.ReadSByte()) } : new(offset, name) { Operand = Number(il.ReadByte()) };
            case OperandType.InlineI or OperandType.ShortInlineR:
                return new(offset, name) { Operand = Number(il.ReadInt32()) };
            case OperandType.InlineI8 or OperandType.InlineR:
                return new(offset, name) { Operand = Number(il.ReadInt64()) };
            case OperandType.InlineString:
                var text = _metadata.GetUserString(MetadataTokens.UserStringHandle(il.ReadInt32() & 0xFFFFFF));
                return new(offset, name) { Operand = $"{Number(text.Length)}:{text}" };
            default:
                return new(offset, name) { Operand = _names.Of(MetadataTokens.EntityHandle(il.ReadInt32())) };
        }
    }

    /// <summary>Forms without an operand that are short for one with it.</summary>
    private static IlInstruction Short(int offset, string name)
    {
        if (name == "ldc.i4.m1")
        {
            return new(offset, "ldc.i4") { Operand = "-1" };
        }

        var dot = name.LastIndexOf('.');
        return dot > 0 && name[..dot] is var full && int.TryParse(name.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? full switch
            {
                "ldc.i4" => new(offset, full) { Operand = Number(number) },
                "ldarg" or "ldloc" or "stloc" => Variable(offset, full, number),
                _ => new(offset, name),
            }
            : new(offset, name);
    }

    private static IlInstruction Variable(int offset, string name, int number) =>
        name.EndsWith("loc", StringComparison.Ordinal) || name.EndsWith("loca", StringComparison.Ordinal)
            ? new(offset, name) { Local = number }
            : new(offset, name) { Operand = Number(number) };

    private static ImmutableArray<int> Switch(ref BlobReader il)
    {
        var targets = new int[il.ReadInt32()];
        for (var at = 0; at < targets.Length; at++)
        {
            targets[at] = il.ReadInt32();
        }

        var next = il.Offset;
        return [.. targets.Select(target => target + next)];
    }
}

/// <summary>One instruction.</summary>
/// <param name="Offset">Where it stood.</param>
/// <param name="Name">What it is called, in its long form.</param>
internal sealed record IlInstruction(int Offset, string Name)
{
    public string Operand { get; init; } = "";

    /// <summary>The local variable that it is about, or none.</summary>
    public int? Local { get; init; }

    /// <summary>The offsets that it may go to.</summary>
    public ImmutableArray<int> Targets { get; init; } = [];
}
