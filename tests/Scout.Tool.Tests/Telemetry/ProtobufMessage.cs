using System.Buffers.Binary;
using System.Text;

namespace Scout.Tool.Tests.Telemetry;

/// <summary>A message of Protocol Buffers, as it lies on the wire: whoever reads it knows the numbers of its fields.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtobufMessage(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var tag = Variable(ref bytes);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    _fields.Add((number, Variable(ref bytes), default));
                    break;
                case 1:
                    _fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(Take(ref bytes, 8).Span), default));
                    break;
                case 2:
                    _fields.Add((number, 0, Take(ref bytes, (int)Variable(ref bytes))));
                    break;
                case 5:
                    _fields.Add((number, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref bytes, 4).Span), default));
                    break;
                default:
                    throw new InvalidDataException($"field {number} has the unknown wire type {tag & 7}");
            }
        }
    }

    /// <summary>The messages in a field.</summary>
    public IEnumerable<ProtobufMessage> All(int number) => Of(number).Select(field => new ProtobufMessage(field.Bytes));

    /// <summary>The text in a field; empty where there is none.</summary>
    public string Text(int number) => Encoding.UTF8.GetString(Of(number).LastOrDefault().Bytes.Span);

    /// <summary>The bytes in a field as hex digits; empty where there are none.</summary>
    public string Hex(int number) => Convert.ToHexStringLower(Of(number).LastOrDefault().Bytes.Span);

    /// <summary>The number in a field; 0 where there is none.</summary>
    public ulong Number(int number) => Of(number).LastOrDefault().Value;

    /// <summary>Key and value of each attribute in a field, as texts.</summary>
    public Dictionary<string, string> Attributes(int number) => All(number).ToDictionary(pair => pair.Text(1), pair => Value(pair.All(2).Single()), StringComparer.Ordinal);

    // A text, a truth, a whole number, a number, or a list of them.
    private static string Value(ProtobufMessage value) => value._fields is not [var field, ..] ? "" : field.Number switch
    {
        1 => value.Text(1),
        4 => BitConverter.UInt64BitsToDouble(field.Value).ToString(System.Globalization.CultureInfo.InvariantCulture),
        5 => string.Join(',', value.All(5).Single().All(1).Select(Value)),
        _ => field.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private IEnumerable<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> Of(int number) => _fields.Where(field => field.Number == number);

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> bytes, int length)
    {
        var taken = bytes[..length];
        bytes = bytes[length..];
        return taken;
    }

    private static ulong Variable(ref ReadOnlyMemory<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = Take(ref bytes, 1).Span[0];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
